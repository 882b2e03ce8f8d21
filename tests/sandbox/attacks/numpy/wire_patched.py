"""Replaces what encodes the answer by something of its own."""
# EXPECT: fail

from tutor.sandbox import answering, wire


def softmax(x, axis=-1):
    answering.unchanged = lambda *_: False
    wire.encode = lambda _: b"N"
    return x
