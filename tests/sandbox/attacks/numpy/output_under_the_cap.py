"""Prints almost as much as it may, all of it escape sequences."""

import os

for _ in range(15):
    os.write(1, b"\x1b[2J\xc2\x9b31m\xe2\x80\xae" * 5000)


def softmax(x, axis=-1):
    return 0 * x
