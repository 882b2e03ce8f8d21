import numpy as np


def _random(rng, n, d, h, c):
    return {
        "x": rng.normal(size=(n, d)),
        "t": rng.integers(0, c, size=n),
        "W1": rng.normal(size=(h, d)),
        "b1": rng.normal(size=h),
        "W2": rng.normal(size=(c, h)),
        "b2": rng.normal(size=c),
    }


def cases(rng):
    yield (
        "one of each",
        {
            "x": np.array([[2.0]]),
            "t": np.array([0]),
            "W1": np.array([[0.0]]),
            "b1": np.array([0.0]),
            "W2": np.array([[1.0], [-1.0]]),
            "b2": np.array([0.0, 0.0]),
        },
    )
    yield (
        "two examples, square weights",
        {
            "x": np.array([[1.0, 2.0], [-1.0, 0.0]]),
            "t": np.array([1, 1]),
            "W1": np.array([[1.0, 0.5], [0.0, -1.0]]),
            "b1": np.array([0.5, 0.0]),
            "W2": np.array([[1.0, 2.0], [-1.0, 0.0]]),
            "b2": np.array([0.0, 0.5]),
        },
    )
    yield (
        "integers",
        {
            "x": np.array([[1, 2], [0, -1], [2, 0]]),
            "t": np.array([0, 2, 0]),
            "W1": np.array([[1, -1], [0, 1]]),
            "b1": np.array([0, 1]),
            "W2": np.array([[1, 0], [0, 2], [-1, 1]]),
            "b2": np.array([0, 0, 1]),
        },
    )
    yield (
        "sure and wrong",
        {
            "x": np.array([[1.0], [0.0]]),
            "t": np.array([0, 1]),
            "W1": np.array([[40.0], [-40.0]]),
            "b1": np.array([0.0, 0.0]),
            "W2": np.array([[-400.0, 0.0], [400.0, 0.0]]),
            "b2": np.array([0.0, 0.0]),
        },
    )
    yield (
        "saturated units",
        {
            "x": np.array([[1.0, 1.0], [2.0, -1.0]]),
            "t": np.array([0, 1]),
            "W1": np.array([[300.0, 300.0], [-300.0, 300.0], [0.5, 0.5]]),
            "b1": np.array([100.0, -100.0, 0.0]),
            "W2": np.array([[1.0, -1.0, 0.5], [0.0, 1.0, -0.5]]),
            "b2": np.array([0.0, 1.0]),
        },
    )
    # Costs of 2000 and 100 and shares of 0 and 1, which single precision can say exactly.
    yield (
        "scores around 1000 and -1000",
        {
            "x": np.array([[1.0], [-1.0]]),
            "t": np.array([2, 0]),
            "W1": np.array([[1000.0], [-1000.0]]),
            "b1": np.array([0.0, 0.0]),
            "W2": np.array([[1000.0, -1000.0], [900.0, -900.0], [-1000.0, -998.0]]),
            "b2": np.array([0.0, 0.0, 0.0]),
        },
    )
    float32 = _random(np.random.default_rng(7), 3, 2, 2, 2)
    yield "float32", {name: a if name == "t" else a.astype(np.float32) for name, a in float32.items()}
    yield "all sizes equal", _random(rng, 3, 3, 3, 3)
    yield "more features than units", _random(rng, 5, 6, 2, 3)
    yield "more classes than units", _random(rng, 4, 2, 3, 5)
    yield "as many units as features", _random(rng, 6, 4, 4, 3)
    yield "larger batch", _random(rng, 16, 3, 5, 4)
