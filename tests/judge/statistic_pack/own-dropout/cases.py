import numpy as np


def cases(rng):
    for p in (0.3, 0.5):
        yield f"ones, p = {p}", {"x": np.ones((4, 2500)), "p": p}, {"held_out": {"kept": 1 - p, "mean": 1.0}}
