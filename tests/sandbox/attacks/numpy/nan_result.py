"""Counts on NaN being equal."""


# EXPECT: fail
def softmax(x, axis=-1):
    return x * float("nan")
