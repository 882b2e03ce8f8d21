import numpy as np


def _random(rng, shape, t, **settings):
    return {
        "param": rng.normal(size=shape),
        "grad": rng.normal(size=shape),
        "m": rng.normal(size=shape) * 0.3,
        "v": rng.uniform(0.05, 1.0, size=shape),
        "t": t,
        **settings,
    }


def _first(rng, shape, **settings):
    return _random(rng, shape, 1, **settings) | {"m": np.zeros(shape), "v": np.zeros(shape)}


def cases(rng):
    yield (
        "first step, one parameter",
        {
            "param": np.array([2.0]),
            "grad": np.array([0.5]),
            "m": np.array([0.0]),
            "v": np.array([0.0]),
            "t": 1,
            "lr": 0.1,
        },
    )
    yield (
        "third step, one parameter",
        {
            "param": np.array([2.0]),
            "grad": np.array([-1.0]),
            "m": np.array([0.5]),
            "v": np.array([0.25]),
            "t": 3,
            "lr": 0.1,
            "beta1": 0.5,
            "beta2": 0.75,
        },
    )
    yield (
        "tiny and huge gradients",
        {
            "param": np.array([1.0, 1.0, 1.0]),
            "grad": np.array([1e-4, -1.0, 1e4]),
            "m": np.zeros(3),
            "v": np.zeros(3),
            "t": 1,
            "lr": 0.01,
        },
    )
    yield "gradient 0 in the first step", _first(rng, (2,)) | {"grad": np.array([0.0, 0.5])}
    # As large as the gradients, epsilon shows where it stands.
    yield "a large epsilon", _random(rng, (3,), 2, lr=0.1, eps=0.5)
    yield "decay in the first step", _first(rng, (3,), lr=0.1, weight_decay=0.4)
    yield "decay", _random(rng, (2, 3), 4, lr=0.2, weight_decay=0.3)
    yield "decay and a gradient of 0", _random(rng, (3,), 2, weight_decay=1.0) | {"grad": np.zeros(3)}
    yield "no averages", _random(rng, (2,), 5, lr=0.1, beta1=0.0, beta2=0.0)
    yield "all as it stands", _random(rng, (4,), 7)
    yield (
        "float32",
        {
            "param": np.array([0.5, -1.5, 2.0], dtype=np.float32),
            "grad": np.array([1.0, -0.25, 0.5], dtype=np.float32),
            "m": np.array([0.5, 0.25, -0.125], dtype=np.float32),
            "v": np.array([0.5, 0.125, 1.0], dtype=np.float32),
            "t": 10,
            "lr": 0.1,
        },
    )
    yield "a matrix", _random(rng, (3, 4), 12, lr=0.05, beta1=0.8, beta2=0.95)
    yield "three axes, a late step", _random(rng, (2, 3, 2), 5000, lr=0.1)
