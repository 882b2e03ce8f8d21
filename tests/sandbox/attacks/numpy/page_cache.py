"""Drops the libraries' files from memory, so that the next answer is slow."""
# EXPECT: fail

import glob
import os

import numpy as np


def softmax(x, axis=-1):
    for path in glob.glob(os.path.dirname(np.__file__) + "/*/*.so"):
        file = os.open(path, os.O_RDONLY)
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(file)
    return x
