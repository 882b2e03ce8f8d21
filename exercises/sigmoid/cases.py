import numpy as np


def cases(rng):
    yield "one number", {"x": 0.0, "dout": 1.0}
    yield "three numbers", {"x": np.array([0.0, 2.0, -2.0]), "dout": np.array([1.0, 1.0, -10.0])}
    yield "square", {"x": np.array([[1.0, -1.0], [0.5, 3.0]]), "dout": np.array([[2.0, 0.0], [-1.0, 4.0]])}
    yield "a negative number", {"x": -1.5, "dout": 0.25}
    yield "integers", {"x": np.array([3, 1, -3, 0]), "dout": np.array([1, -2, 5, 2])}
    yield (
        "float32",
        {
            "x": np.array([0.5, -80.0, 2.0], dtype=np.float32),
            "dout": np.array([1.5, 1.0, -0.25], dtype=np.float32),
        },
    )
    yield (
        "around 1000 and -1000",
        {"x": np.array([1000.0, -1000.0, 710.0, -710.0]), "dout": np.array([1.0, 1.0, -2.0, -2.0])},
    )
    yield "random row", {"x": rng.normal(size=5) * 2, "dout": rng.normal(size=5)}
    yield "random table", {"x": rng.normal(size=(3, 4)) * 3, "dout": rng.normal(size=(3, 4))}
    yield "three axes", {"x": rng.normal(size=(2, 3, 2)), "dout": rng.normal(size=(2, 3, 2))}
