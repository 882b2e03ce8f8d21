"""Overflows the stack of the interpreter."""

# EXPECT: error timeout
# SECONDS: 1
import sys

sys.setrecursionlimit(1 << 30)


class Deep:
    def __repr__(self):
        return repr(self)

    def __getattr__(self, name):
        return getattr(self, name)


def softmax(x, axis=-1):
    return softmax(x, axis) + repr(Deep())
