"""Writes to the request that the judge has sent."""

import fcntl, mmap, os

for attempt in (
    lambda: os.write(4, b"x"),
    lambda: os.ftruncate(4, 0),
    lambda: mmap.mmap(4, 0),
    lambda: mmap.mmap(4, 0, prot=mmap.PROT_WRITE),
    lambda: fcntl.fcntl(4, 1033, 0),
):
    try:
        attempt()
        print("BROKE")
    except (OSError, ValueError):
        pass


def softmax(x, axis=-1):
    return 0 * x
