import numpy as np


def cases(rng):
    for n in range(12):
        rows, features, outputs = rng.integers(1, 8, size=3)
        scale = 10 ** rng.uniform(-3, 3)
        yield (
            f"random {n}",
            {
                "x": rng.normal(size=(rows, features)) * scale,
                "W": rng.normal(size=(outputs, features)),
                "dy": rng.normal(size=(rows, outputs)) / scale,
            },
        )
    yield "zeros", {"x": np.zeros((3, 2)), "W": rng.normal(size=(4, 2)), "dy": rng.normal(size=(3, 4))}
    yield (
        "integers",
        {
            "x": rng.integers(-9, 9, size=(4, 3)),
            "W": rng.integers(-9, 9, size=(2, 3)),
            "dy": rng.integers(-9, 9, size=(4, 2)),
        },
    )
