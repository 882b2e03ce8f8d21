"""Sends a datagram; opens raw, packet, netlink, vsock and crypto sockets."""

import socket

for family, kind in ((2, 2), (10, 2), (2, 3), (17, 3), (16, 3), (40, 1), (38, 5), (29, 3), (31, 3), (1, 2)):
    try:
        s = socket.socket(family, kind)
        print("BROKE socket", family, kind)
        s.sendto(b"hello", ("127.0.0.1", int("@udp@")))
    except (OSError, TypeError, ValueError):
        pass


def softmax(x, axis=-1):
    return 0 * x
