import numpy as np


def cases(rng):
    yield "three points", {"X": np.array([[1.0, 2.0], [3.0, 2.0], [2.0, 5.0]])}
    yield "as many points as features", {"X": np.array([[0.0, 1.0], [2.0, 5.0]])}
    yield "one point", {"X": np.array([[3.0, -1.0, 2.0]])}
    yield "one feature", {"X": np.array([[1.0], [4.0], [7.0], [2.0]])}
    yield "integers", {"X": np.array([[1, 0], [2, 3], [4, 1], [0, 0], [5, 2]])}
    # So far away that squares of coordinates have no digits left for the spread.
    yield "far from the origin", {"X": 1e6 + rng.normal(size=(8, 2))}, {"exact": True}
    yield "random square", {"X": rng.normal(size=(3, 3)) * 2 + 1}
    mix = np.array([[1.0, 0.5, 0.0], [0.0, 2.0, -1.0], [0.0, 0.0, 0.7]])
    yield "random tilted cloud", {"X": rng.normal(size=(9, 3)) @ mix + rng.normal(size=3)}
    yield "random, more features than points", {"X": rng.normal(size=(3, 5)) + 2}
