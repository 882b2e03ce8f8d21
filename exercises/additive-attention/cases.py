import numpy as np


def _random(rng, Tq, Tk, dq, dk, h):
    sizes = {"Q": (Tq, dq), "K": (Tk, dk), "Wq": (h, dq), "Wk": (h, dk), "w": (h,)}
    return {name: rng.normal(size=size) for name, size in sizes.items()}


def cases(rng):
    one = np.array([[1.0]])
    yield (
        "one hidden unit",
        {
            "Q": np.array([[1.0], [0.0]]),
            "K": np.array([[0.0], [1.0], [-1.0]]),
            "Wq": one,
            "Wk": one,
            "w": np.array([2.0]),
        },
    )
    yield (
        "two hidden units",
        {
            "Q": np.array([[1.0, 2.0]]),
            "K": np.array([[1.0, 0.0], [0.0, 1.0]]),
            "Wq": np.array([[1.0, 0.0], [0.0, -1.0]]),
            "Wk": np.array([[0.0, 1.0], [2.0, 0.0]]),
            "w": np.array([1.0, -1.0]),
        },
    )
    whole = np.array([[1, 0], [-1, 1]])
    yield "integers", {"Q": whole, "K": whole + 1, "Wq": whole, "Wk": whole.T, "w": np.array([1, 2])}
    yield "float32", {n: a.astype(np.float32) for n, a in _random(rng, 2, 3, 2, 2, 3).items()}
    yield "random square", _random(rng, 3, 3, 3, 3, 3)
    yield "keys longer than queries", _random(rng, 3, 5, 2, 4, 6)
    yield "more queries than keys", _random(rng, 4, 2, 3, 3, 2)
    wide = _random(rng, 2, 2, 2, 2, 4)
    yield "saturated", {**wide, "Q": 100 * wide["Q"]}
