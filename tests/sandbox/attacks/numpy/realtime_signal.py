"""Dies, where it can, of a signal that has no name."""
# EXPECT: error fail

import os


def softmax(x, axis=-1):
    os.kill(os.getpid(), 35)
    return x
