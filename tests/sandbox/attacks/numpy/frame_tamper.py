"""Edits the local variables of its caller."""

# EXPECT: fail error violation
import ctypes, sys


def softmax(x, axis=-1):
    frame = sys._getframe()
    while frame:
        for name in ("number", "index", "limit"):
            if name in frame.f_locals:
                frame.f_locals[name] = 0
                ctypes.pythonapi.PyFrame_LocalsToFast(ctypes.py_object(frame), ctypes.c_int(0))
        frame = frame.f_back
    return 0 * x
