"""Keeps state in System V or POSIX shared memory."""

import ctypes

libc = ctypes.CDLL(None)
for call in ((29, 4711, 4096, 0o1666), (64, 4711, 1, 0o1666), (68, 4711, 0o1666)):
    if libc.syscall(*call) >= 0:
        print("BROKE", call[0])
try:
    from multiprocessing import shared_memory

    shared_memory.SharedMemory("@mark@", True, 100)
    print("BROKE shared memory")
except (OSError, ImportError):
    pass


def softmax(x, axis=-1):
    return 0 * x
