"""Makes a pair of sockets, over which descriptors could travel."""

import socket

try:
    socket.socketpair()
    print("BROKE")
except OSError:
    pass


def softmax(x, axis=-1):
    return 0 * x
