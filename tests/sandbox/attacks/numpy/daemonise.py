"""Leaves a process behind by a double fork."""

import os

try:
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            open("@folder@/@mark@-daemon", "w")
        os._exit(0)
    print("BROKE forked")
except OSError:
    pass


def softmax(x, axis=-1):
    return 0 * x
