import numpy as np

TILTED = np.array([[2.0, 1.0], [1.0, 2.0]])


def _covariance(rng, d):
    """Any symmetric matrix with positive eigenvalues, none near 0."""
    a = rng.normal(size=(d, d))
    return a @ a.T + 0.5 * np.eye(d)


def _random(rng, n, d):
    return {
        "X": rng.normal(size=(n, d)) * 2,
        "mu": rng.normal(size=d),
        "Sigma": _covariance(rng, d),
    }


def cases(rng):
    zero = np.zeros(2)
    yield "at the mean", {"X": np.array([[3.0, -1.0]]), "mu": np.array([3.0, -1.0]), "Sigma": TILTED}
    yield "a tilted hill", {"X": np.array([[0.0, 0], [1, 1], [1, -1]]), "mu": zero, "Sigma": TILTED}
    yield "as many points as features", {"X": np.array([[1.0, 0], [0, 2]]), "mu": zero, "Sigma": TILTED}
    yield (
        "one feature",
        {"X": np.array([[1.0], [4.0], [0.5]]), "mu": np.array([1.5]), "Sigma": np.array([[4.0]])},
    )
    yield (
        "a steep hill, density above 1",
        {"X": np.array([[0.1, 0.0], [0.0, 0.0]]), "mu": zero, "Sigma": np.array([[0.01, 0.0], [0.0, 0.04]])},
    )
    yield (
        "hundreds of standard deviations away",
        {"X": np.array([[900.0, -400.0], [1.0, 0.5], [-700.0, 0.0]]), "mu": zero, "Sigma": TILTED},
    )
    yield (
        "float32",
        {
            "X": np.array([[0.5, 1.0], [2.0, -1.0], [0.0, 0.25]], dtype=np.float32),
            "mu": np.array([0.5, 0.0], dtype=np.float32),
            "Sigma": TILTED.astype(np.float32),
        },
    )
    yield "random, three features", _random(rng, 5, 3)
    yield "random square", _random(rng, 4, 4)
    yield "random, two features", _random(rng, 6, 2)
