import numpy as np


def _case(rng, n, d, epochs, batch_size, rate, names="wb"):
    start = {
        "w": rng.normal(size=d),
        "b": rng.normal(size=()),
        "q": rng.normal(size=d) / 2,
    }
    return {
        "params": {name: start[name] for name in names},
        "X": rng.normal(size=(n, d)),
        "y": rng.normal(size=n) * 2,
        "orders": np.array([rng.permutation(n) for _ in range(epochs)]).reshape(epochs, n),
        "batch_size": batch_size,
        "rate": rate,
    }


def cases(rng):
    yield (
        "three examples by two",
        {
            "params": {"w": np.array([1.0]), "b": np.array(0.0)},
            "X": np.array([[0.0], [1.0], [2.0]]),
            "y": np.array([1.0, 0.0, 3.0]),
            "orders": np.array([[2, 0, 1], [0, 1, 2]]),
            "batch_size": 2,
            "rate": 0.5,
        },
    )
    yield "one step", _case(rng, 4, 2, 1, 4, 0.1)
    yield "one epoch", _case(rng, 6, 2, 1, 2, 0.1)
    yield "no epoch at all", _case(rng, 3, 2, 0, 2, 0.1)
    yield "batches of one", _case(rng, 5, 2, 2, 1, 0.05)
    yield "a batch larger than all", _case(rng, 5, 3, 3, 8, 0.1)
    yield "a smaller last batch", _case(rng, 7, 2, 3, 3, 0.1)
    yield "three parameters", _case(rng, 8, 3, 2, 3, 0.05, "wbq")
    yield "parameters in another order", _case(rng, 6, 2, 2, 4, 0.05, "qbw")
    yield "many epochs", _case(rng, 10, 2, 12, 4, 0.1)
