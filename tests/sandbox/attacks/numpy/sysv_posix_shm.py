"""Keeps state in System V or POSIX shared memory."""

import ctypes

libc = ctypes.CDLL(None)
for remove, call in ((31, (29, 4711, 4096, 0o1666)), (66, (64, 4711, 1, 0o1666)), (71, (68, 4711, 0o1666))):
    kept = libc.syscall(*call)
    if kept >= 0:
        print("BROKE", call[0])
        libc.syscall(remove, kept, 0, 0)
try:
    from multiprocessing import shared_memory

    shared_memory.SharedMemory("@mark@", True, 100).unlink()
    print("BROKE shared memory")
except (OSError, ImportError):
    pass


def softmax(x, axis=-1):
    return 0 * x
