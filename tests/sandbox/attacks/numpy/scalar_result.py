"""Passes by broadcasting one number."""


# EXPECT: fail
def softmax(x, axis=-1):
    return 0.5
