import numpy as np


def _random(rng, lead, T, D, d):
    weights = {name: rng.normal(size=(D, d)) for name in ("Wq", "Wk", "Wv")}
    return {"x": rng.normal(size=(*lead, T, D))} | weights


def cases(rng):
    one = np.array([[1.0]])
    yield "two positions", {"x": np.array([[1.0], [2.0]]), "Wq": one, "Wk": one, "Wv": 10 * one}
    yield (
        "three positions",
        {
            "x": np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]),
            "Wq": np.array([[1.0, 0.0], [0.0, 1.0]]),
            "Wk": np.array([[0.0, 1.0], [1.0, 0.0]]),
            "Wv": np.array([[1.0, 2.0], [3.0, 4.0]]),
        },
    )
    yield "one position", _random(rng, (), 1, 2, 2)
    whole = {
        "Wq": np.array([[1, 0], [1, 1]]),
        "Wk": np.array([[0, 2], [1, 0]]),
        "Wv": np.array([[1, 3], [2, 5]]),
    }
    yield "integers", {"x": np.array([[1, 0], [0, 1], [2, -1]]), **whole}
    yield "float32", {n: a.astype(np.float32) for n, a in _random(rng, (), 3, 2, 2).items()}
    yield "narrow inside", _random(rng, (), 4, 5, 2)
    yield "wide inside", _random(rng, (), 3, 2, 6)
    yield "random square", _random(rng, (), 4, 4, 4)
    yield "a batch", _random(rng, (2,), 3, 3, 4)
    yield "two leading axes", _random(rng, (2, 3), 4, 2, 3)
    large = _random(rng, (), 4, 3, 4)
    yield "scores of some hundreds", {**large, "Wq": np.round(large["Wq"] * 100), "Wk": np.round(large["Wk"])}
    # The first row of scores is [-1000, -990], the second [1000, 990].
    first, second = np.array([[1.0], [0.0]]), np.array([[0.0], [1.0]])
    far = np.array([[1.0, -1000.0], [-1.0, -990.0]])
    yield "scores around 1000 and -1000", {"x": far, "Wq": first, "Wk": second, "Wv": first}
