import numpy as np

WATER = (np.array([75.0, 71.3]), np.array([[874.0, 327.0], [327.0, 929.0]]), 79)
NORMAL = (np.array([55.6, 59.8]), np.array([[847.0, 422.0], [422.0, 685.0]]), 61)
ROUND = (np.array([0.0, 0.0]), np.eye(2), 3)
WIDE = (np.array([2.0, 0.0]), np.array([[4.0, 0.0], [0.0, 1.0]]), 1)


def _case(X, first, second):
    mu1, S1, n1 = first
    mu2, S2, n2 = second
    return {"X": np.array(X), "mu1": mu1, "mu2": mu2, "S1": S1, "S2": S2, "n1": n1, "n2": n2}


def _class(rng, d, n):
    a = rng.normal(size=(d, d))
    return rng.normal(size=d), a @ a.T + 0.5 * np.eye(d), n


def cases(rng):
    yield "one new Pokémon", _case([[103.0, 45.0]], WATER, NORMAL)
    yield "at both means", _case([[75.0, 71.3], [55.6, 59.8]], WATER, NORMAL)
    yield "a round and a wide class", _case([[1.0, 0.0], [0.0, 0.0], [-3.0, 1.0]], ROUND, WIDE)
    yield "the classes in the other order", _case([[1.0, 0.0], [0.0, 0.0], [-3.0, 1.0]], WIDE, ROUND)
    # Along the second feature both are equally wide, so the log-ratio stays moderate however far one goes.
    yield (
        "far from both means",
        _case([[1.0, 300.0], [3000.0, 10.0], [-2.0, -2000.0]], ROUND, WIDE),
    )
    yield "far, the other way round", _case([[5000.0, 40.0], [1.5, -500.0]], WIDE, ROUND)
    left = (np.array([-50.0, 0.0]), np.eye(2), 3)
    right = (np.array([50.0, 0.0]), np.array([[4.0, 0.0], [0.0, 1.0]]), 1)
    # A log-ratio of more than a thousand: 1 and 0 exactly, in single precision as well.
    yield "no doubt", _case([[-50.0, 0.0], [50.0, 0.0]], left, right), {"exact": True}
    yield "as many points as features", _case(rng.normal(size=(3, 3)), _class(rng, 3, 5), _class(rng, 3, 14))
    yield "random", _case(rng.normal(size=(6, 2)) * 2, _class(rng, 2, 40), _class(rng, 2, 7))
    one = _case(rng.normal(size=(4, 1)) * 2, _class(rng, 1, 2), _class(rng, 1, 9))
    yield "one feature", one
