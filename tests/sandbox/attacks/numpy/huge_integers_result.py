"""Returns integers that no array holds."""


# EXPECT: fail error
def softmax(x, axis=-1):
    return [[10**35, -(10**35)], [10**500, 2**64]] if x.ndim == 2 else 2**64 + 1
