import numpy as np


def _case(student, teacher, T):
    return {"student": np.array(student, dtype=float), "teacher": np.array(teacher, dtype=float), "T": T}


def cases(rng):
    yield "one row, two classes", _case([[0, 0]], [[2, 0]], 2.0)
    yield "the same scores", _case([[1, 3, -2]], [[1, 3, -2]], 3.0)
    yield "temperature 1", _case([[1, 0, 2], [0, 1, 0]], [[2, 1, 0], [0, 3, 1]], 1.0)
    yield "two rows", _case([[1, 0, 2], [0, 1, 0]], [[2, 1, 0], [0, 3, 1]], 4.0)
    yield "square", _case([[1, 3], [5, 2]], [[2, 0], [1, 2]], 2.0)
    yield "one class", _case([[2], [-1]], [[0], [4]], 2.0)
    yield "gaps of 1000 and more", _case([[0, 1000, -1000]], [[0, 4, 4]], 1.0)
    yield "a sure teacher", _case([[0, 1, 2], [3, 0, 1]], [[1000, -1000, 0], [-900, 900, 0]], 1.0)
    yield "a small share that costs much", _case([[1000, 0]], [[8, 0]], 1.0)
    yield "cold", _case([[1, 0, 2]], [[1, 2, 0]], 0.5)
    yield "hot", _case([[100, 10, 1], [0, 5, 50]], [[1, 100, 10], [0, 5, 40]], 100.0)
    yield (
        "integers",
        {"student": np.array([[2, 0, 1], [0, 3, 3]]), "teacher": np.array([[0, 2, 1], [1, 3, 0]]), "T": 2},
    )
    yield (
        "float32",
        {
            "student": np.array([[0.5, -1.0, 0.25], [1.5, 1.0, 3.75]], dtype=np.float32),
            "teacher": np.array([[3.5, 1.0, -0.25], [0.5, 3.0, 0.75]], dtype=np.float32),
            "T": 1.5,
        },
    )
    yield "random", {"student": rng.normal(size=(5, 4)) * 2, "teacher": rng.normal(size=(5, 4)) * 3, "T": 4.0}
    yield (
        "random square",
        {"student": rng.normal(size=(4, 4)) * 2, "teacher": rng.normal(size=(4, 4)) * 3, "T": 2.5},
    )
