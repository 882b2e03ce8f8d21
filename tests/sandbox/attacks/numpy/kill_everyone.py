"""Signals whatever else runs: everybody, its group, its host, a bystander."""

import os

for pid, number in (
    (-1, 0),
    (0, 0),
    (int("@host@"), 0),
    (int("@bystander@"), 9),
    (int("@bystander@"), 0),
    (-int("@bystander@"), 9),
    (2, 0),
):
    try:
        os.kill(pid, number)
        print("BROKE", pid, number)
    except OSError:
        pass


def softmax(x, axis=-1):
    return 0 * x
