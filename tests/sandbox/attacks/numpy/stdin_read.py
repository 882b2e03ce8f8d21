"""Reads the learner's terminal."""

import os, sys

if os.read(0, 10) or sys.stdin.read(10):
    print("BROKE")
try:
    os.write(0, b"x")
    print("BROKE wrote to its input")
except OSError:
    pass


def softmax(x, axis=-1):
    return 0 * x
