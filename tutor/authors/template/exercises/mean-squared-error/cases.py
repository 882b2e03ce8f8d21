import numpy as np


def cases(rng):
    """Smallest first: a learner is shown the first case that fails. Then the edges, then random ones."""
    yield "one number", {"prediction": np.array([3.0]), "target": np.array([1.0])}
    yield "two numbers", {"prediction": np.array([3.0, 4.0]), "target": np.array([1.0, 6.0])}
    yield "nothing wrong", {"prediction": np.array([2.0, -1.0]), "target": np.array([2.0, -1.0])}
    yield "a table", {"prediction": np.array([[1.0, 2.0, 3.0], [0.0, 0.0, 1.0]]), "target": np.ones((2, 3))}
    yield "integers", {"prediction": np.array([1, 5, 2]), "target": np.array([4, 1, 2])}
    yield (
        "float32",
        {
            "prediction": np.array([0.5, -1.0], dtype=np.float32),
            "target": np.array([0.25, 2.0], dtype=np.float32),
        },
    )
    yield "random", {"prediction": rng.normal(size=7), "target": rng.normal(size=7)}
    yield "three axes", {"prediction": rng.normal(size=(2, 3, 4)), "target": rng.normal(size=(2, 3, 4))}
