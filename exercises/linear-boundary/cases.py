import numpy as np


def _case(mu1, mu2, S1, S2, n1, n2):
    arrays = {"mu1": mu1, "mu2": mu2, "S1": S1, "S2": S2}
    return {**{name: np.array(a, dtype=float) for name, a in arrays.items()}, "n1": n1, "n2": n2}


def _covariance(rng, d):
    a = rng.normal(size=(d, d))
    return a @ a.T + 0.5 * np.eye(d)


def _random(rng, d, n1, n2):
    return _case(
        rng.normal(size=d) * 2, rng.normal(size=d) * 2, _covariance(rng, d), _covariance(rng, d), n1, n2
    )


def cases(rng):
    yield "one mean at the origin", _case([2, 0], [0, 0], [[2, 0], [0, 2]], [[5, 0], [0, 2]], 2, 1)
    yield "tilted", _case([1, 2], [-1, 1], [[2, 1], [1, 2]], [[3, 0], [0, 1]], 1, 3)
    yield (
        "Water and Normal",
        _case([75.0, 71.3], [55.6, 59.8], [[874, 327], [327, 929]], [[847, 422], [422, 685]], 79, 61),
    )
    yield "a class of one example", _case([1, 1], [3, 0], [[0, 0], [0, 0]], [[4, 1], [1, 2]], 1, 4)
    yield "equal counts", _case([0, 3], [2, 2], [[1, 0.5], [0.5, 1]], [[2, 0], [0, 3]], 5, 5)
    yield "one feature", _random(rng, 1, 3, 8)
    yield "random, three features", _random(rng, 3, 10, 4)
    yield "random, five features", _random(rng, 5, 7, 30)
