"""Writes into the shared pages of a library that it has mapped."""

import ctypes

libc = ctypes.CDLL(None)
address = ctypes.cast(libc.getpid, ctypes.c_void_p).value & ~4095
if libc.mprotect(ctypes.c_void_p(address), 4096, 7) == 0:
    ctypes.memset(address, 0xCC, 16)  # a private copy: no other process may see it


def softmax(x, axis=-1):
    return 0 * x
