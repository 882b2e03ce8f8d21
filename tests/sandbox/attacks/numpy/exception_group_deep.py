"""Hangs whoever prints a deep group or a deep traceback."""
# EXPECT: error timeout
# SECONDS: 2


def down(n):
    if n:
        down(n - 1)
    group = ValueError("x" * 1000)
    for _ in range(500):
        group = ExceptionGroup("g", [group])
    raise group


def softmax(x, axis=-1):
    down(900)
