"""Reads a world-readable secret."""

import os

for attempt in (
    lambda: open("@secret@").read(),
    lambda: os.read(os.open("@secret@", os.O_RDONLY), 100),
    lambda: os.listdir("@folder@"),
    lambda: os.listdir(os.path.expanduser("~")) and None or 1 / 0,
    lambda: os.read(os.open("secret.txt", os.O_RDONLY, dir_fd=os.open("@folder@", os.O_PATH)), 100),
):
    try:
        print("BROKE", attempt())
    except (OSError, ZeroDivisionError):
        pass


def softmax(x, axis=-1):
    return 0 * x
