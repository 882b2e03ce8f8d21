import numpy as np


def _moons(rng, n):
    """Two noisy arcs around each other: x (n, 2), classes y (n,)."""
    y = rng.integers(0, 2, n)
    angle = np.pi * rng.random(n)
    sign = 1 - 2 * y
    x = np.stack([sign * np.cos(angle) + 0.5 * y, sign * np.sin(angle) + 0.25 * y], axis=1)
    return x + 0.05 * rng.normal(size=(n, 2)), y


def _case(rng, n, hidden, rate, steps):
    x, y = _moons(rng, n)
    unseen, labels = _moons(rng, 200)
    weights = {
        "W1": 1.5 * rng.normal(size=(2, hidden)),
        "b1": 0.5 * rng.normal(size=hidden),
        "W2": rng.normal(size=(hidden, 2)) / np.sqrt(hidden),
        "b2": 0.1 * rng.normal(size=2),
    }
    inputs = weights | {"x": x, "y": y, "unseen": unseen, "rate": rate, "steps": steps}
    return inputs, {"held_out": {"labels": labels}}


def cases(rng):
    yield "two moons", *_case(rng, 30, 16, 0.05, 600)
