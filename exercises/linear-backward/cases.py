import numpy as np


def _random(rng, n, d, o):
    return {"x": rng.normal(size=(n, d)), "W": rng.normal(size=(o, d)), "dy": rng.normal(size=(n, o))}


def cases(rng):
    yield (
        "one example",
        {
            "x": np.array([[1.0, 2.0]]),
            "W": np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]),
            "dy": np.array([[1.0, -1.0, 2.0]]),
        },
    )
    yield (
        "two examples, square W",
        {
            "x": np.array([[1.0, 2.0], [3.0, 0.0]]),
            "W": np.array([[1.0, 2.0], [0.0, 1.0]]),
            "dy": np.array([[1.0, 0.0], [2.0, 1.0]]),
        },
    )
    yield (
        "integers",
        {
            "x": np.array([[1, 2, 3], [4, 5, 6]]),
            "W": np.array([[1, 0, 2], [0, 3, 1]]),
            "dy": np.eye(2, dtype=int),
        },
    )
    yield "one number each", {"x": np.array([[2.0]]), "W": np.array([[3.0]]), "dy": np.array([[0.5]])}
    yield "one output", _random(rng, 4, 3, 1)
    yield "one feature", _random(rng, 4, 1, 3)
    yield (
        "float32",
        {
            "x": np.array([[0.5, -1.0], [1.5, 2.0], [0.25, -0.75]], dtype=np.float32),
            "W": np.array([[1.0, -0.5], [0.25, 2.0]], dtype=np.float32),
            "dy": np.array([[0.5, 1.0], [-1.5, 0.25], [2.0, -1.0]], dtype=np.float32),
        },
    )
    yield "all sizes equal", _random(rng, 3, 3, 3)
    yield "more features than outputs", _random(rng, 5, 6, 2)
    yield "more outputs than features", _random(rng, 4, 2, 5)
    yield "large batch, square W", _random(rng, 32, 4, 4)
