raise type("\x1b[2JEvil", (Exception,), {})("\x1b]0;owned\x07\u202e" * 200)


def double(x):
    return 2 * x
