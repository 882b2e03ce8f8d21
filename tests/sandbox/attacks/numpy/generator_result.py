"""Returns a lazy result."""


# EXPECT: error
def softmax(x, axis=-1):
    yield x
