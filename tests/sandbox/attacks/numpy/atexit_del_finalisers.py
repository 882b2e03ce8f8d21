"""Leaves work for after the verdict: atexit, __del__, excepthook, weakref callbacks. None may run on."""

# EXPECT: pass
import atexit, sys, weakref


def late(*_):
    try:
        open("@folder@/@mark@-late", "w")
    finally:
        while True:
            pass


class Late:
    def __del__(self):
        late()


kept = Late()
atexit.register(late)
sys.excepthook = sys.unraisablehook = late
weakref.finalize(kept, late)
import numpy as np


def softmax(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
