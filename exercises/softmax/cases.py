import numpy as np


def cases(rng):
    inf = np.inf
    yield "one slice", {"x": np.array([0.0, 1.0, 2.0])}
    yield "two rows", {"x": np.array([[0.0, 1.0, 2.0], [2.0, 0.0, 0.0]])}
    yield "square", {"x": np.array([[1.0, 2.0], [5.0, 3.0]])}
    yield "one class", {"x": np.array([[2.0], [-1.0], [0.5]])}
    yield "around 1000 and -1000", {"x": np.array([[1000.0, 1001.0, 999.0], [-1000.0, -1001.0, -999.0]])}
    yield "gaps of 800", {"x": np.array([[800.0, 0.0], [0.0, 800.0]])}
    yield "minus infinity", {"x": np.array([[1.0, -inf, 2.0], [-inf, 3.0, 0.5]])}
    # What stands in for minus infinity must not be one of the scores that are allowed.
    yield "minus infinity among low scores", {"x": np.array([[-1000.0, -inf, -999.0], [-inf, -30.0, -inf]])}
    yield "integers", {"x": np.array([[3, 1, -3, 0], [2, 2, 2, 2]])}
    yield "float32", {"x": np.array([[0.5, -1.0, 2.0], [1.5, 1.0, 0.25]], dtype=np.float32)}
    yield "axis 0", {"x": rng.normal(size=(3, 2)), "axis": 0}
    yield "middle axis", {"x": rng.normal(size=(2, 3, 4)), "axis": -2}
    yield "first of three axes", {"x": rng.normal(size=(2, 3, 4)), "axis": 0}
    yield "random square", {"x": rng.normal(size=(4, 4)) * 3}
    yield "random batch", {"x": rng.normal(size=(2, 3, 3)) * 2}
