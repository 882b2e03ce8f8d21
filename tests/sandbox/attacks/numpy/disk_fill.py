"""Writes more than a few MiB, in every folder that it can find."""

import os

written = 0
for folder in (".", "/", "/tmp", "/var/tmp", "/dev/shm", "/scratch", "/run", "@folder@"):
    made = [f"{folder}/@mark@-{n}" for n in range(20)]
    for path in made:
        try:
            with open(path, "wb") as file:
                for _ in range(40):
                    written += file.write(bytes(1 << 16))
        except OSError:
            pass
    if folder != ".":
        for path in made:
            try:
                os.unlink(path)
            except OSError:
                pass
if written > 9 << 20:
    print("BROKE wrote", written)


def softmax(x, axis=-1):
    return 0 * x
