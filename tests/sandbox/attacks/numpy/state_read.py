"""Looks for what the answer before has left."""

import builtins, fcntl, os, sys

import numpy as np

for thing in (builtins, np, sys):
    if hasattr(thing, "planted"):
        print("BROKE", thing)
if "PLANTED" in os.environ or "planted" in sys.modules or np.get_printoptions()["precision"] == 1:
    print("BROKE in memory")
for path in ("planted", "/scratch/planted", "/tmp/@mark@-planted", "/dev/shm/@mark@-planted"):
    try:
        print("BROKE", open(path).read())
    except OSError:
        pass
for fd in (0, 1, 2, 3, 4):
    if fcntl.fcntl(fd, fcntl.F_GETFL) & (os.O_APPEND | os.O_NONBLOCK):
        print("BROKE the flags of descriptor", fd)


def softmax(x, axis=-1):
    return 0 * x
