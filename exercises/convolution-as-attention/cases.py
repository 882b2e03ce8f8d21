import numpy as np


def _random(rng, T, D, out):
    return {"x": rng.normal(size=(T, D)), "W": rng.normal(size=(3, D, out))}


def cases(rng):
    yield (
        "three numbers",
        {"x": np.array([[1.0], [10.0], [100.0]]), "W": np.array([[[1.0]], [[2.0]], [[3.0]]])},
    )
    yield "one position", _random(rng, 1, 2, 2)
    yield "two positions", _random(rng, 2, 2, 3)
    yield "integers", {"x": np.array([[1, 0], [2, 1], [0, 3]]), "W": np.arange(12).reshape(3, 2, 2)}
    yield "float32", {n: a.astype(np.float32) for n, a in _random(rng, 4, 2, 2).items()}
    yield "all sizes three", _random(rng, 3, 3, 3)
    yield "long", _random(rng, 7, 2, 4)
    yield "wide", _random(rng, 4, 5, 2)
