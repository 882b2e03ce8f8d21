"""Runs past the limit."""
# EXPECT: timeout
# SECONDS: 0.5


def softmax(x, axis=-1):
    while True:
        try:
            x = x + 0
        except BaseException:
            pass
