import numpy as np


def _random(rng, n, d, h, o):
    return {
        "x": rng.normal(size=(n, d)),
        "t": rng.normal(size=(n, o)),
        "W1": rng.normal(size=(h, d)),
        "b1": rng.normal(size=h),
        "W2": rng.normal(size=(o, h)),
        "b2": rng.normal(size=o),
    }


def cases(rng):
    yield (
        "one example",
        {
            "x": np.array([[1.0]]),
            "t": np.array([[0.0]]),
            "W1": np.array([[0.0], [2.0]]),
            "b1": np.array([0.0, -2.0]),
            "W2": np.array([[1.0, 3.0]]),
            "b2": np.array([0.0]),
        },
    )
    yield (
        "two examples, two of everything",
        {
            "x": np.array([[1.0, 0.0], [2.0, -1.0]]),
            "t": np.array([[1.0, 0.0], [0.0, 1.0]]),
            "W1": np.array([[1.0, 0.0], [-1.0, 2.0]]),
            "b1": np.array([-1.0, 1.0]),
            "W2": np.array([[1.0, -1.0], [2.0, 0.0]]),
            "b2": np.array([0.5, 0.0]),
        },
    )
    hit = _random(rng, 3, 2, 2, 1)
    hit["W2"], hit["b2"], hit["t"] = np.zeros((1, 2)), np.array([0.5]), np.full((3, 1), 0.5)
    yield "no error at all", hit
    yield "one output", _random(rng, 4, 3, 2, 1)
    yield "one hidden neuron", _random(rng, 4, 2, 1, 3)
    yield "all sizes equal", _random(rng, 3, 3, 3, 3)
    yield "all sizes different", _random(rng, 6, 4, 5, 3)
    far = _random(rng, 2, 2, 3, 2)
    far["b1"] = np.array([500.0, -490.0, 0.0])
    yield "saturated neurons", far
    yield "a batch of 32", _random(rng, 32, 5, 4, 2)
