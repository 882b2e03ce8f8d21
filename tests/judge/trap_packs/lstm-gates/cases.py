def _random(rng, n, d, k):
    return {
        "x": rng.normal(size=(n, d)),
        "h": rng.normal(size=(n, k)),
        "c": rng.normal(size=(n, k)),
        "W": rng.normal(size=(4 * k, d)),
        "U": rng.normal(size=(4 * k, k)),
        "b": rng.normal(size=4 * k),
    }


def cases(rng):
    yield "one unit", _random(rng, 1, 1, 1)
    yield "three units", _random(rng, 2, 4, 3)
