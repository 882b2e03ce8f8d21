"""The same by ioctl: FIOSETOWN, SIOCSPGRP, FIOASYNC."""

import fcntl, os, struct

reading, writing = os.pipe()
for command in (0x8901, 0x8902):
    try:
        fcntl.ioctl(reading, command, struct.pack("i", int("@bystander@")))
        print("BROKE", hex(command))
    except OSError:
        pass
try:
    fcntl.ioctl(reading, 0x5452, struct.pack("i", 1))
    os.write(writing, b"x")
except OSError:
    pass


def softmax(x, axis=-1):
    return 0 * x
