"""Signals others through tgkill, tkill and queued signals."""

import ctypes

libc = ctypes.CDLL(None)
for arguments in (
    (234, int("@host@"), int("@host@"), 0),
    (200, int("@bystander@"), 9),
    (129, int("@bystander@"), 9, bytes(128)),
    (297, int("@host@"), int("@host@"), 0, bytes(128)),
):
    if libc.syscall(*arguments) == 0:
        print("BROKE", arguments[0])


def softmax(x, axis=-1):
    return 0 * x
