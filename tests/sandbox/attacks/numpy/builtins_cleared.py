"""Leaves no built-in at all."""
# EXPECT: error

import builtins


def softmax(x, axis=-1):
    builtins.__dict__.clear()
    return x
