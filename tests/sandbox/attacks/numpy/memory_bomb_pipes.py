"""Hides memory in the buffers of pipes."""

import fcntl, os

total = 0
try:
    for _ in range(2000):
        reading, writing = os.pipe()
        try:
            fcntl.fcntl(writing, 1031, 1 << 20)
        except OSError:
            pass
        os.set_blocking(writing, False)
        total += os.write(writing, bytes(1 << 20))
except OSError:
    pass
if total > 16 << 20:
    print("BROKE", total)


def softmax(x, axis=-1):
    return 0 * x
