import numpy as np


def _random(rng, n, d, h, c):
    return {
        "X": rng.normal(size=(n, d)),
        "y": rng.integers(0, c, size=n),
        "W1": rng.normal(size=(d, h)),
        "b1": rng.normal(size=h) / 2,
        "W2": rng.normal(size=(h, c)),
        "b2": rng.normal(size=c),
    }


def cases(rng):
    yield (
        "one on, one off",
        {
            "X": np.array([[2.0]]),
            "y": np.array([0]),
            "W1": np.array([[1.0, -1.0]]),
            "b1": np.array([0.0, 0.0]),
            "W2": np.array([[1.0, 0.0], [0.0, 1.0]]),
            "b2": np.array([0.0, 0.0]),
        },
    )
    yield (
        "two examples, square weights",
        {
            "X": np.array([[1.0, 2.0], [-1.0, 0.5]]),
            "y": np.array([1, 1]),
            "W1": np.array([[1.0, 0.5], [0.25, -1.0]]),
            "b1": np.array([0.5, 2.0]),
            "W2": np.array([[1.0, 2.0], [-1.0, 0.5]]),
            "b2": np.array([0.0, 0.5]),
        },
    )
    yield (
        "a unit at exactly 0",
        {
            "X": np.array([[1.0, -1.0], [2.0, 1.0]]),
            "y": np.array([0, 1]),
            "W1": np.array([[1.0, 2.0], [1.0, -4.0]]),
            "b1": np.array([0.0, 0.0]),
            "W2": np.array([[1.0, -1.0], [0.5, 2.0]]),
            "b2": np.array([0.0, 0.0]),
        },
    )
    yield (
        "integers",
        {
            "X": np.array([[1, 2], [0, -1], [2, 0]]),
            "y": np.array([0, 2, 0]),
            "W1": np.array([[1, -1], [-1, 1]]),
            "b1": np.array([2, 1]),
            "W2": np.array([[1, 0, -1], [0, 2, 1]]),
            "b2": np.array([0, 0, 1]),
        },
    )
    yield (
        "a unit that is off for all",
        {
            "X": np.array([[1.0, 0.5], [0.5, 2.0], [1.0, 1.0]]),
            "y": np.array([0, 1, 1]),
            "W1": np.array([[-1.0, 0.5, 1.0], [-2.0, 1.0, -0.25]]),
            "b1": np.array([0.0, 0.5, 0.0]),
            "W2": np.array([[1.0, -1.0], [0.5, 1.0], [2.0, 0.0]]),
            "b2": np.array([0.0, 0.25]),
        },
    )
    yield (
        "sure and wrong",
        {
            "X": np.array([[1.0], [0.5]]),
            "y": np.array([0, 1]),
            "W1": np.array([[40.0, 2.0]]),
            "b1": np.array([0.0, 1.0]),
            "W2": np.array([[-10.0, 10.0], [0.5, 0.0]]),
            "b2": np.array([0.0, 0.0]),
        },
    )
    # Costs of 2000 and 100 and shares of 0 and 1, which single precision can say exactly.
    yield (
        "scores around 1000 and -1000",
        {
            "X": np.array([[1.0], [-1.0]]),
            "y": np.array([2, 0]),
            "W1": np.array([[1.0, -1.0]]),
            "b1": np.array([0.0, 0.0]),
            "W2": np.array([[1000.0, 900.0, -1000.0], [-1000.0, -900.0, -998.0]]),
            "b2": np.array([0.0, 0.0, 0.0]),
        },
    )
    float32 = _random(np.random.default_rng(3), 4, 2, 3, 2)
    yield "float32", {name: a if name == "y" else a.astype(np.float32) for name, a in float32.items()}
    yield "all sizes equal", _random(rng, 4, 4, 4, 4)
    yield "more features than units", _random(rng, 6, 7, 3, 2)
    yield "more classes than units", _random(rng, 5, 2, 3, 6)
    yield "as many units as features", _random(rng, 6, 4, 4, 3)
    yield "larger batch", _random(rng, 24, 3, 8, 4)
