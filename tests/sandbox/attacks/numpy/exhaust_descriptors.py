"""Uses up descriptors, also by pipes."""

import os

made = 0
try:
    for _ in range(20_000):
        os.dup(1)
        made += 1
except OSError:
    pass
if made > 200:
    print("BROKE", made)


def softmax(x, axis=-1):
    return 0 * x
