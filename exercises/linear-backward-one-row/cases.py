import numpy as np


def _random(rng, d, o):
    return {"x": rng.normal(size=d), "W": rng.normal(size=(o, d)), "dy": rng.normal(size=o)}


def cases(rng):
    yield "one number each", {"x": np.array([2.0]), "W": np.array([[3.0]]), "dy": np.array([0.5])}
    yield (
        "two features, three outputs",
        {
            "x": np.array([1.0, 2.0]),
            "W": np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]),
            "dy": np.array([1.0, -1.0, 2.0]),
        },
    )
    yield (
        "square W",
        {"x": np.array([1.0, 3.0]), "W": np.array([[1.0, 2.0], [0.0, 1.0]]), "dy": np.array([2.0, 1.0])},
    )
    yield (
        "integers",
        {"x": np.array([1, 2, 3]), "W": np.array([[1, 0, 2], [0, 3, 1]]), "dy": np.array([1, -2])},
    )
    yield "one output", _random(rng, 4, 1)
    yield "one feature", _random(rng, 1, 4)
    yield "random square W", _random(rng, 3, 3)
    yield "more features than outputs", _random(rng, 5, 2)
    yield "more outputs than features", _random(rng, 2, 5)
