"""Tries every number that no list of ours names."""

import ctypes

libc = ctypes.CDLL(None)
libc.syscall.restype = ctypes.c_long
for number in (*range(449, 520), 500_000, 99_999, 213, 234 + 300):
    if libc.syscall(number, 0, 0, 0, 0, 0, 0) >= 0:
        print("BROKE", number)


def softmax(x, axis=-1):
    return 0 * x
