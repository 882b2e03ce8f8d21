"""Runs a program that it keeps in memory."""

import ctypes, os

try:
    fd = os.memfd_create("program")
    print("BROKE made a memfd")
except OSError:
    pass
for path in ("/bin/true", "/usr/bin/env", "/lib64/ld-linux-x86-64.so.2", "/proc/self/exe"):
    try:
        os.execve(path, [path], {})
    except OSError:
        pass
ctypes.CDLL(None).syscall(322, 0, b"", 0, 0, 0x1000)


def softmax(x, axis=-1):
    return 0 * x
