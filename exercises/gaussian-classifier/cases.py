import numpy as np

SIX = np.array([[0.0, 0.0], [2.0, 0.0], [0.0, 2.0], [2.0, 2.0], [3.0, 1.0], [5.0, 3.0]])
FOUR_AND_TWO = np.array([0, 0, 0, 0, 1, 1])


def _random(rng, sizes, d, points):
    """Classes of the given sizes around means about two standard deviations apart, in mixed order."""
    y = rng.permutation(np.repeat(np.arange(len(sizes)), sizes))
    mix = np.eye(d) + 0.5 * np.tri(d, k=-1)
    means = rng.normal(size=(len(sizes), d)) * 1.5
    X = means[y] + rng.normal(size=(len(y), d)) @ mix
    return {"X": X, "y": y, "points": rng.normal(size=(points, d)) * 2}


def cases(rng):
    yield (
        "six points",
        {"X": SIX, "y": FOUR_AND_TWO, "points": np.array([[3.0, 2.0], [1.0, 1.0], [2.5, 1.5]])},
    )
    yield "one new point", {"X": SIX, "y": 1 - FOUR_AND_TWO, "points": np.array([[2.0, 2.0]])}
    yield (
        "three classes in mixed order",
        {
            "X": np.array(
                [[0.0, 1.0], [4.0, 0.0], [1.0, 0.0], [2.0, 3.0], [5.0, 2.0], [3.0, 4.0], [2.0, 0.5]]
            ),
            "y": np.array([0, 1, 0, 2, 1, 2, 0]),
            "points": np.array([[2.0, 1.0], [3.0, 2.0], [2.0, 2.0]]),
        },
    )
    yield (
        "a class of one point",
        {
            "X": np.array([[0.0, 0.0], [2.0, 1.0], [1.0, 3.0], [3.0, 2.0]]),
            "y": np.array([0, 0, 0, 1]),
            "points": np.array([[2.0, 1.5], [3.0, 2.0], [1.0, 1.0]]),
        },
    )
    # So far out along the line between the means that one class wins by more than any number format holds.
    yield (
        "far from every mean",
        {"X": SIX, "y": FOUR_AND_TWO, "points": np.array([[4000.0, 1000.0], [-4000.0, -1000.0], [2.0, 1.0]])},
    )
    yield (
        "float32",
        {
            "X": SIX.astype(np.float32),
            "y": FOUR_AND_TWO,
            "points": np.array([[2.0, 1.0], [3.0, 1.5]], dtype=np.float32),
        },
    )
    yield "unbalanced", _random(rng, (24, 3), 2, 5)
    yield "as many points as classes", _random(rng, (8, 5, 7), 3, 3)
    yield "five classes", _random(rng, (12, 4, 9, 15, 6), 4, 6)
    yield "equal sizes", _random(rng, (10, 10), 3, 8)
