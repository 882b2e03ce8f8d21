"""Writes more than a few MiB, in every folder that it can find."""

import os

written = 0
for folder in (".", "/", "/tmp", "/var/tmp", "/dev/shm", "/scratch", "/run", "@folder@"):
    for n in range(40):
        try:
            with open(f"{folder}/@mark@-{n}", "wb") as file:
                for _ in range(40):
                    written += file.write(bytes(1 << 16))
        except OSError:
            pass
if written > 12 << 20:
    print("BROKE wrote", written)


def softmax(x, axis=-1):
    return 0 * x
