"""Reaches a file through links, folders' descriptors and the parents of its root."""

import os

for attempt in (
    lambda: os.symlink("@secret@", "link"),
    lambda: os.link("@secret@", "link"),
    lambda: open("../" * 30 + "@secret@".lstrip("/")).read(),
    lambda: open("/proc/self/root@secret@").read(),
    lambda: open("/proc/1/root@secret@").read(),
    lambda: open("/dev/fd/0/../../..@secret@").read(),
    lambda: os.open("@secret@", os.O_RDONLY, dir_fd=0),
    lambda: os.rename("@open@", "@folder@/@mark@-moved"),
    lambda: os.unlink("@open@"),
    lambda: os.mkdir("@folder@/@mark@-folder"),
    lambda: os.mkfifo("@folder@/@mark@-pipe"),
):
    try:
        print("BROKE", attempt())
    except OSError:
        pass


def softmax(x, axis=-1):
    return 0 * x
