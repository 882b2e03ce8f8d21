"""Sends the frames to standard output, and what is printed to the judge."""
# EXPECT: error violation

import os


def softmax(x, axis=-1):
    os.dup2(1, 3)
    print("printed")
    return x
