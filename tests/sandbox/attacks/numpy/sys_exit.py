"""Exits inside a case."""

# EXPECT: error
import sys


def softmax(x, axis=-1):
    sys.exit(0)
