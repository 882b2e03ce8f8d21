"""Returns lists of mixed kinds and lengths."""


# EXPECT: fail error
def softmax(x, axis=-1):
    return [1, [2, [3, ("a", {"b": None}, True)]], x, 1j]
