import numpy as np


def cases(rng):
    yield "one test", {"prior": np.array([0.1, 0.9]), "likelihood": np.array([[0.9, 0.1]])}
    yield "two tests", {"prior": np.array([0.1, 0.9]), "likelihood": np.array([[0.9, 0.1], [0.1, 0.9]])}
    yield "even prior", {"prior": np.array([0.5, 0.5]), "likelihood": np.array([[0.2, 0.6]])}
    yield "impossible", {"prior": np.array([0.0, 0.5, 0.5]), "likelihood": np.array([[0.9, 0.3, 0.0]])}
    yield "one hypothesis", {"prior": np.array([1.0]), "likelihood": np.array([[0.2], [0.7]])}
    prior = rng.dirichlet(np.ones(3)).astype(np.float32)
    yield "float32", {"prior": prior, "likelihood": rng.random((2, 3), dtype=np.float32) + np.float32(0.1)}
    yield "square", {"prior": rng.dirichlet(np.ones(3)), "likelihood": rng.random((3, 3))}
    yield "random", {"prior": rng.dirichlet(np.ones(4)), "likelihood": rng.random((6, 4)) / 3}
