import numpy as np


def cases(rng):
    for n in range(3):
        yield str(n), {"x": np.ones(1 << 19)}
