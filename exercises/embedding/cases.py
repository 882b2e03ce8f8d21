import numpy as np


def _random(rng, shape, n, D):
    ids = rng.integers(0, n, size=shape)
    return {"ids": ids, "E": rng.normal(size=(n, D)), "dy": rng.normal(size=(*shape, D))}


def cases(rng):
    table = np.array([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]])
    yield "one token", {"ids": np.array([1]), "E": table, "dy": np.array([[1.0, -1.0]])}
    yield (
        "a token twice",
        {"ids": np.array([2, 0, 2]), "E": table, "dy": np.array([[1.0, 0.0], [0.0, 1.0], [10.0, 0.0]])},
    )
    yield "only one token in the vocabulary", {"ids": np.array([0, 0]), "E": table[:1], "dy": table[1:]}
    yield (
        "two sequences",
        {"ids": np.array([[0, 1], [1, 1]]), "E": table, "dy": np.arange(8.0).reshape(2, 2, 2)},
    )
    yield (
        "float32",
        {n: a.astype(np.float32) if n != "ids" else a for n, a in _random(rng, (5,), 4, 2).items()},
    )
    yield "as many tokens as columns", _random(rng, (3,), 3, 3)
    yield "a large vocabulary", _random(rng, (4,), 9, 2)
    yield "long sequences", _random(rng, (2, 7), 3, 4)
    yield "three axes", _random(rng, (2, 2, 3), 4, 3)
