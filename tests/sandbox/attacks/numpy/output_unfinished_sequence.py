"""Ends its output in the middle of an escape sequence, which would swallow the verdict."""

import sys

sys.stdout.write("\x1b]0;" + "x" * 100)
sys.stdout.flush()
sys.stderr.write("\x1bP" + "y" * 5000)
sys.stderr.flush()


def softmax(x, axis=-1):
    return 0 * x
