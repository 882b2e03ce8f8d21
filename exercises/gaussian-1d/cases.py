import numpy as np


def cases(rng):
    yield (
        "four numbers",
        {"x": np.array([1.0, 2, 4, 5]), "points": np.array([3.0, 8.0]), "mu": 3.0, "var": 2.5},
    )
    yield (
        "a standard bell",
        {"x": np.array([-1.0, 1.0]), "points": np.array([0.0, 1.0]), "mu": 0.0, "var": 1.0},
    )
    # So narrow that its height is above 1: the logarithm is positive.
    yield (
        "a narrow bell",
        {"x": np.array([0.1, 0.3]), "points": np.array([0.2, 0.25]), "mu": 0.2, "var": 0.01},
    )
    yield "one number", {"x": np.array([7.0]), "points": np.array([7.0]), "mu": 5.0, "var": 4.0}
    yield (
        "hundreds of standard deviations away",
        {"x": np.array([0.0, 3.0, 9.0]), "points": np.array([-900.0, 1.0, 600.0]), "mu": 1.5, "var": 2.25},
    )
    yield "integers", {"x": np.array([3, 0, 1, 1]), "points": np.array([2, -1, 0]), "mu": 1.0, "var": 3.0}
    for name, n, m in (("random", 6, 4), ("random, many numbers", 30, 9)):
        yield (
            name,
            {
                "x": rng.normal(size=n) * 2 + 5,
                "points": rng.normal(size=m) * 3 + 4,
                "mu": float(rng.normal() + 4),
                "var": float(rng.uniform(0.3, 6)),
            },
        )
