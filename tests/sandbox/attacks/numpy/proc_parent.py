"""Looks at its host and at others through /proc."""

import os

for pid in ("1", os.getppid(), int("@host@"), int("@bystander@")):
    for entry in ("environ", "cmdline", "maps", "mem", "status", "fd", "root", "cwd", "ns/pid", "task"):
        path = f"/proc/{pid}/{entry}"
        for attempt in (
            lambda: open(path, "rb").read(10),
            lambda: os.listdir(path),
            lambda: os.readlink(path),
        ):
            try:
                attempt()
                print("BROKE", path)
            except OSError:
                pass


def softmax(x, axis=-1):
    return 0 * x
