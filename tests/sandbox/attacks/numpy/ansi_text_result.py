"""Returns text made of escape sequences."""


# EXPECT: fail
def softmax(x, axis=-1):
    return "\x1b[2J\x1b]0;owned\x07\u202e" * 50
