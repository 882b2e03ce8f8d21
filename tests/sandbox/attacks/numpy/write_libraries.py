"""Changes the libraries that the next cell would import."""

import os

import numpy as np

for path in (np.__file__, os.__file__, os.path.dirname(np.__file__) + "/linalg/linalg.py"):
    for flags in (os.O_WRONLY, os.O_RDWR, os.O_WRONLY | os.O_APPEND):
        try:
            os.close(os.open(path, flags))
            print("BROKE", path)
        except OSError:
            pass


def softmax(x, axis=-1):
    return 0 * x
