"""Leaves something for the next answer, wherever it can; `state_read` comes next and looks for it."""

import builtins, fcntl, mmap, os, sys

import numpy as np

builtins.planted = np.planted = sys.planted = True
np.set_printoptions(precision=1)
os.environ["PLANTED"] = "1"
sys.modules["planted"] = sys
for path in ("planted", "/scratch/planted", "/tmp/@mark@-planted", "/dev/shm/@mark@-planted"):
    try:
        open(path, "w").write("planted")
    except OSError:
        pass
for fd in (0, 1, 2, 3, 4):
    try:
        fcntl.fcntl(fd, fcntl.F_SETFL, fcntl.fcntl(fd, fcntl.F_GETFL) | os.O_APPEND | os.O_NONBLOCK)
        os.lseek(fd, 7, 0)
    except OSError:
        pass
fcntl.fcntl(1, fcntl.F_SETFL, 1)
fcntl.fcntl(3, fcntl.F_SETFL, 1)


def softmax(x, axis=-1):
    return 0 * x
