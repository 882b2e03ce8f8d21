"""Holds on to the processor in a call that ignores the interpreter's own checks."""


# EXPECT: timeout
# SECONDS: 0.5
def softmax(x, axis=-1):
    return 7 ** (7**9)
