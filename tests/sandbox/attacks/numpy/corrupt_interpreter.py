"""Overwrites the interpreter's own objects."""

# EXPECT: error
import ctypes

ctypes.memset(id(int), 0, 400)
ctypes.memset(id(None), 255, 16)
x = 1 + 1
