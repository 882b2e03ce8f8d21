"""Leaves its session and its group."""

import os

for attempt in (os.setsid, lambda: os.setpgid(0, 0), os.setpgrp):
    try:
        attempt()
        print("BROKE")
    except OSError:
        pass


def softmax(x, axis=-1):
    return 0 * x
