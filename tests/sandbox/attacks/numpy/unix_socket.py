"""Connects to a listening socket in a world-writable folder."""

import socket

for kind, path in ((socket.SOCK_STREAM, "@unix@"), (socket.SOCK_DGRAM, "@datagram@")):
    try:
        s = socket.socket(socket.AF_UNIX, kind)
        print("BROKE made a socket")
        s.connect(path)
        s.send(b"hello")
        print("BROKE connected")
    except OSError:
        pass


def softmax(x, axis=-1):
    return 0 * x
