"""Connects to the loopback device."""

import socket

for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
    try:
        s = socket.socket(family)
        print("BROKE made a socket")
        s.settimeout(0.2)
        s.connect((address, int("@tcp@")))
        print("BROKE connected")
    except OSError:
        pass


def softmax(x, axis=-1):
    return 0 * x
