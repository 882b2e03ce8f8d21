import numpy as np


def cases(rng):
    yield "one example", {"z": np.array([1.0]), "t": np.array([1.0])}
    yield "two examples", {"z": np.array([0.0, 2.0]), "t": np.array([1.0, 0.0])}
    yield "sure and right", {"z": np.array([40.0, -50.0]), "t": np.array([1.0, 0.0])}
    yield "integer labels", {"z": np.array([-1.5, 0.5, 3.0]), "t": np.array([0, 0, 1])}
    yield (
        "around 1000 and -1000",
        {"z": np.array([1000.0, -1000.0, -1000.0, 800.0]), "t": np.array([1.0, 0.0, 1.0, 0.0])},
    )
    yield (
        "float32",
        {
            "z": np.array([0.5, -2.0, 90.0], dtype=np.float32),
            "t": np.array([1.0, 1.0, 1.0], dtype=np.float32),
        },
    )
    yield "only zeros", {"z": rng.normal(size=4) * 2, "t": np.zeros(4)}
    yield "only ones", {"z": rng.normal(size=5) * 2, "t": np.ones(5)}
    t = rng.permutation(np.array([0.0, 1, 1, 0, 1, 0, 0, 1, 1]))
    yield "random", {"z": rng.normal(size=9) * 3, "t": t}
