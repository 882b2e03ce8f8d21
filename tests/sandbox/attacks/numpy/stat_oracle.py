"""Finds out which files exist outside, and how large they are."""

# TIER: namespaces
import os

for path in ("@secret@", "@reference@", "/etc/passwd", "@folder@", "/etc/passwd", "/home", "/proc"):
    try:
        print("BROKE", path, os.stat(path).st_size)
    except OSError:
        pass


def softmax(x, axis=-1):
    return 0 * x
