"""Swaps the built-ins that the harness relies on."""
# EXPECT: error fail violation

import builtins


def softmax(x, axis=-1):
    builtins.isinstance = lambda *_: True
    builtins.len = lambda _: 0
    builtins.str = bytes
    return x
