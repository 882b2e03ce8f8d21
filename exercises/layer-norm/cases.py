import numpy as np


def _random(rng, *shape, **more):
    D = shape[-1]
    inputs = {
        "x": 2 * rng.normal(size=shape) + 1,
        "gamma": rng.normal(size=D) + 1,
        "beta": rng.normal(size=D),
        "dy": rng.normal(size=shape),
    }
    return inputs | more


def cases(rng):
    yield (
        "one vector of two",
        {
            "x": np.array([[1.0, 3.0]]),
            "gamma": np.array([1.0, 2.0]),
            "beta": np.array([0.0, 10.0]),
            "dy": np.array([[1.0, 1.0]]),
        },
    )
    yield (
        "one vector of three",
        {
            "x": np.array([[0.0, 1.0, 5.0]]),
            "gamma": np.ones(3),
            "beta": np.zeros(3),
            "dy": np.array([[1.0, 0.0, 0.0]]),
        },
    )
    yield (
        "two vectors",
        {
            "x": np.array([[1.0, 2.0, 6.0], [4.0, 0.0, -4.0]]),
            "gamma": np.array([1.0, 0.5, 2.0]),
            "beta": np.array([0.0, 1.0, -1.0]),
            "dy": np.array([[1.0, 0.0, 2.0], [0.0, -1.0, 1.0]]),
        },
    )
    yield "equal entries", _random(rng, 2, 3) | {"x": np.array([[2.0, 2.0, 2.0], [0.0, 1.0, 2.0]])}
    yield "one entry", _random(rng, 3, 1)
    yield "small differences", _random(rng, 2, 3) | {"x": 5 + 0.002 * rng.normal(size=(2, 3))}
    yield "another epsilon", _random(rng, 2, 4, eps=0.5)
    yield "float32", {n: a.astype(np.float32) for n, a in _random(rng, 3, 4).items()}
    yield "square", _random(rng, 4, 4)
    yield "one vector without a batch", _random(rng, 5)
    yield "sequences", _random(rng, 2, 3, 4)
    yield "wide", _random(rng, 3, 8)
    yield "another call in between", _random(rng, 2, 3, later=rng.normal(size=(2, 3)))
