import numpy as np


def cases(rng):
    for n in range(10):
        d, classes = rng.integers(2, 5), rng.integers(2, 6)
        sizes = rng.integers(1, 12, size=classes)
        sizes[0] += 3 * d
        y = rng.permutation(np.repeat(np.arange(classes), sizes))
        means = rng.normal(size=(classes, d)) * rng.uniform(0.2, 3)
        mix = np.eye(d) + rng.uniform(-0.7, 0.7) * np.tri(d, k=-1)
        X = means[y] + rng.normal(size=(len(y), d)) @ mix
        points = rng.normal(size=(rng.integers(1, 9), d)) * rng.uniform(1, 6)
        yield f"random {n}", {"X": X, "y": y, "points": points}
    y = np.array([1, 0, 2, 1, 0, 2, 0])
    X = np.array([[0.0, 1.0], [2.0, 0.0], [5.0, 3.0], [1.0, 0.0], [3.0, 2.0], [4.0, 5.0], [2.0, 3.0]])
    yield "far away", {"X": X, "y": y, "points": np.array([[3000.0, -1000.0], [-2000.0, -2500.0]])}
