"""Returns a dict whose keys are escape sequences, of which the verdict tells."""


# EXPECT: fail
def softmax(x, axis=-1):
    return {"\x1b[2J\x1b]0;owned\x07": 1.0, "\u202e\x9b31m": 2.0, "k" * 9000: 3.0}
