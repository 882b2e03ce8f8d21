import numpy as np


def cases(rng):
    yield "equal scores", {"logits": np.zeros((2, 2)), "t": np.array([0, 1])}
    yield "one row", {"logits": np.array([[3.0, 1.0, -3.0]]), "t": np.array([0])}
    yield "two rows", {"logits": np.array([[0.0, 1.0, 2.0], [2.0, 0.0, 0.0]]), "t": np.array([2, 1])}
    yield "square", {"logits": np.array([[1.0, 3.0], [5.0, 2.0]]), "t": np.array([1, 1])}
    yield "one class", {"logits": np.array([[2.0], [-1.0]]), "t": np.array([0, 0])}
    yield "the corner", {"logits": np.array([[-10.0, 10.0, -1000.0]]), "t": np.array([0])}
    yield (
        "a gap of 800",
        {"logits": np.array([[0.0, 800.0, -100.0], [1.0, 2.0, 3.0]]), "t": np.array([0, 2])},
    )
    yield (
        "around 1000 and -1000",
        {"logits": np.array([[1000.0, 1001.0, 999.0], [-1000.0, -1001.0, -999.0]]), "t": np.array([2, 0])},
    )
    yield "integers", {"logits": np.array([[2, 0, 1], [0, 3, 3]]), "t": np.array([0, 1])}
    yield (
        "float32",
        {"logits": np.array([[0.5, -1.0, 0.25], [1.5, 1.0, 0.75]], dtype=np.float32), "t": np.array([0, 2])},
    )
    yield "more rows than classes", {"logits": rng.normal(size=(6, 3)) * 2, "t": rng.integers(0, 3, size=6)}
    yield "more classes than rows", {"logits": rng.normal(size=(2, 5)) * 2, "t": rng.integers(0, 5, size=2)}
    yield "random square", {"logits": rng.normal(size=(4, 4)) * 2, "t": np.array([1, 3, 0, 0])}
