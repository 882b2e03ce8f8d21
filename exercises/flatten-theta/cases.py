import numpy as np


def _network(rng, d, h):
    return {
        "W": rng.normal(size=(h, d)),
        "b": rng.normal(size=h),
        "c": rng.normal(size=h),
        "b0": float(rng.normal()),
        "theta": rng.normal(size=h * d + 2 * h + 1),
    }


def cases(rng):
    yield (
        "three inputs, two neurons",
        {
            "W": np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]),
            "b": np.array([7.0, 8.0]),
            "c": np.array([9.0, 10.0]),
            "b0": 11.0,
            "theta": np.arange(1.0, 12.0),
        },
    )
    yield (
        "two inputs, two neurons",
        {
            "W": np.array([[1.0, 2.0], [3.0, 4.0]]),
            "b": np.array([5.0, 6.0]),
            "c": np.array([7.0, 8.0]),
            "b0": 9.0,
            "theta": np.arange(1.0, 10.0),
        },
    )
    yield "one input, one neuron", _network(rng, 1, 1)
    yield "one input, three neurons", _network(rng, 1, 3)
    yield "three inputs, one neuron", _network(rng, 3, 1)
    yield "random", _network(rng, 4, 3)
    yield "random, square W", _network(rng, 3, 3)
