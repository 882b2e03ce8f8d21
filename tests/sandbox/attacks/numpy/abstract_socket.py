"""Tries to connect to an abstract socket."""

import socket

for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
    try:
        s = socket.socket(socket.AF_UNIX, kind)
        print("BROKE made a socket")
        s.connect("\0@abstract@")
        print("BROKE connected")
    except OSError:
        pass


def softmax(x, axis=-1):
    return 0 * x
