import numpy as np

THIRTEEN = np.array([[1, 1]] + [[1, 0]] * 4 + [[0, 1]] * 4 + [[0, 0]] * 4)
ONE_AND_TWELVE = np.array([0] + [1] * 12)


def _random(rng, sizes, d, points):
    """Classes in mixed order, each of which has seen both values of every feature."""
    rows, labels = [], []
    for c, size in enumerate(sizes):
        half = rng.integers(0, 2, size=(1, d))
        rows += [half, 1 - half, (rng.random((size - 2, d)) < rng.uniform(0.1, 0.9, d)).astype(int)]
        labels += [c] * size
    order = rng.permutation(len(labels))
    X, y = np.concatenate(rows), np.array(labels)
    return {"X": X[order], "y": y[order], "points": rng.integers(0, 2, size=(points, d))}


def _thousands(rng, d):
    """Every share is 1/3 or 2/3. The point agrees with the first class in two more features than with the
    second, so the classes stay comparable although both products are far below any number format."""
    first, second = rng.integers(0, 2, size=(2, 1, d))
    other = rng.integers(0, 2, size=(2, 1, d))
    X = np.concatenate([first, other[0], 1 - other[0], second, other[1], 1 - other[1]])
    apart = np.flatnonzero(first[0] != second[0])
    point = first.copy()
    back = apart[: len(apart) // 2 - 1]
    point[0, back] = second[0, back]
    return {"X": X, "y": np.array([0, 0, 0, 1, 1, 1]), "points": point}


def _one_never_seen(rng, d):
    """The first class fits all features but one, where it has never shown the value; the second fits all by
    halves. Any number in place of the share of 0 would let the first class win."""
    half = rng.integers(0, 2, size=(1, d))
    X = np.concatenate([np.ones((2, d), dtype=int), half, 1 - half])
    point = np.ones((1, d), dtype=int)
    point[0, -1] = 0
    return {"X": X, "y": np.array([0, 0, 1, 1]), "points": point}


def cases(rng):
    yield "the thirteen of the lecture", {"X": THIRTEEN, "y": ONE_AND_TWELVE, "points": np.array([[1, 1]])}
    yield (
        "both values seen in both classes",
        {
            "X": np.array([[1, 0], [1, 1], [0, 1], [0, 0], [1, 0], [0, 0]]),
            "y": np.array([0, 0, 0, 1, 1, 1]),
            "points": np.array([[1, 1], [0, 0], [1, 0]]),
        },
    )
    yield (
        "an impossible class",
        {"X": THIRTEEN, "y": ONE_AND_TWELVE, "points": np.array([[0, 0], [1, 1], [0, 1]])},
    )
    yield (
        "floats",
        {
            "X": np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 1.0], [1.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
            "y": np.array([1, 0, 1, 0]),
            "points": np.array([[1.0, 1.0, 1.0], [0.0, 1.0, 1.0]]),
        },
    )
    yield "three classes in mixed order", _random(rng, (5, 3, 8), 4, 6)
    yield "unbalanced", _random(rng, (3, 20), 3, 5)
    yield "as many points as classes", _random(rng, (6, 4, 5, 7), 5, 4)
    yield "two thousand features", _thousands(rng, 2000)
    yield "one value never seen among many", _one_never_seen(rng, 1500)
