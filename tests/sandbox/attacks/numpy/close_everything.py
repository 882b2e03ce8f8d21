"""Closes every descriptor and goes on."""

# EXPECT: error timeout
# SECONDS: 1
import os

os.closerange(0, 64)


def softmax(x, axis=-1):
    return 0 * x
