"""Speaks on every descriptor that it may have inherited."""

import os, socket, stat

for fd in range(1024):
    try:
        if stat.S_ISSOCK(os.fstat(fd).st_mode):
            print("BROKE inherited a socket", fd)
        if fd > 4 and os.fstat(fd).st_ino != os.fstat(4).st_ino:  # mmap keeps a copy of the request's
            print("BROKE inherited", fd)
    except OSError:
        pass


def softmax(x, axis=-1):
    return 0 * x
