import numpy as np


def cases(rng):
    for n in range(12):
        shape = tuple(rng.integers(1, 6, size=rng.integers(1, 5)))
        axis = int(rng.integers(-len(shape), len(shape)))
        yield f"random {n}", {"x": rng.normal(size=shape) * 10 ** rng.uniform(-2, 3), "axis": axis}
    for n in range(4):
        x = np.where(rng.random((4, 5)) < 0.4, -np.inf, rng.normal(size=(4, 5)))
        x[:, 0] = 1000 * n
        yield f"far apart {n}", {"x": x}
    yield "integers", {"x": rng.integers(-900, 900, size=(3, 4, 2)), "axis": 1}
    yield "float32", {"x": (rng.normal(size=(2, 5)) * 3).astype(np.float32), "axis": 0}
