"""Puts escape sequences on the terminal by an exception's text and by its class name."""

# EXPECT: error
Evil = type("\x1b[2J\x9b31m\u202eEvil\r\n", (Exception,), {})


def softmax(x, axis=-1):
    raise Evil("\x1b]0;owned\x07\x1b[31m\u202e\u2066\x08\x08 \x9b5n")
