"""Returns a nested list of a hundred million entries, all the same object."""


# EXPECT: error timeout
# SECONDS: 2
def softmax(x, axis=-1):
    row = [0.0] * 10_000
    return [[row] * 100] * 100
