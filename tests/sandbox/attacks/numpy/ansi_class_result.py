"""Returns an object whose class name is an escape sequence."""

# EXPECT: fail error
Evil = type("\x1b[2J\u202e" * 10, (), {})


def softmax(x, axis=-1):
    return Evil()
