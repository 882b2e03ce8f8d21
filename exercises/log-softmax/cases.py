import numpy as np


def cases(rng):
    yield "one slice", {"z": np.array([0.0, 1.0, 2.0])}
    yield "two rows", {"z": np.array([[0.0, 1.0, 2.0], [2.0, 0.0, 0.0]])}
    yield "square", {"z": np.array([[1.0, 2.0], [5.0, 3.0]])}
    yield "one class", {"z": np.array([[2.0], [-1.0], [0.5]])}
    yield "around 1000 and -1000", {"z": np.array([[1000.0, 1001.0, 999.0], [-1000.0, -1001.0, -999.0]])}
    yield "gaps of 800", {"z": np.array([[800.0, 0.0, -100.0], [1.0, 2.0, 3.0]])}
    yield "integers", {"z": np.array([[3, 1, -3, 0], [2, 2, 2, 2]])}
    yield "float32", {"z": np.array([[0.5, -1.0, 2.0], [1.5, 1.0, 0.25]], dtype=np.float32)}
    yield "random square", {"z": rng.normal(size=(4, 4)) * 3}
    yield "three axes", {"z": rng.normal(size=(2, 3, 3)) * 2}
    yield "three different axes", {"z": rng.normal(size=(2, 3, 4))}
