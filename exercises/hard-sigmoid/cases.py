import numpy as np


def cases(rng):
    yield "the example", {"x": np.array([-4.0, -3.0, 0.0, 1.5, 3.0, 100.0])}
    yield "one number on the slope", {"x": np.array([-1.0])}
    yield "whole numbers", {"x": np.array([-7, -3, -2, -1, 0, 1, 2, 3, 8])}
    yield "far to the left, far to the right", {"x": np.array([-500.0, 500.0, -20.0, 20.0])}
    yield "random, on the slope", {"x": rng.uniform(-3, 3, size=12)}
    yield "random", {"x": rng.normal(size=20) * 5}
