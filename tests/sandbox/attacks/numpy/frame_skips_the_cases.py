"""Empties the caller's list of cases, so that nothing is asked."""

# EXPECT: fail error violation
import sys


def softmax(x, axis=-1):
    frame = sys._getframe()
    while frame:
        for value in frame.f_locals.values():
            if isinstance(value, dict) and "order" in value:
                value["order"].clear()
                value["limits"].clear()
        frame = frame.f_back
    return 0 * x
