import numpy as np


def _random(rng, N, T, d, dv):
    return {
        "Q": rng.normal(size=(N, T, d)),
        "K": rng.normal(size=(N, T, d)),
        "V": rng.normal(size=(N, T, dv)),
    }


def cases(rng):
    zero = np.zeros((1, 3, 1))
    yield "one position", {"Q": zero[:, :1], "K": zero[:, :1], "V": np.array([[[5.0]]])}
    yield "equal scores", {"Q": zero, "K": zero, "V": np.array([[[6.0], [0.0], [3.0]]])}
    corner = np.array([[[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]])
    yield "three positions", {"Q": corner, "K": corner, "V": np.array([[[1.0, 0.0], [0.0, 2.0], [3.0, 3.0]]])}
    yield "two sequences", _random(rng, 2, 3, 2, 2)
    yield "all sizes equal", _random(rng, 3, 3, 3, 3)
    yield "long values", _random(rng, 1, 4, 2, 5)
    yield "long sequence", _random(rng, 2, 7, 4, 3)
    yield "float32", {n: a.astype(np.float32) for n, a in _random(rng, 2, 3, 4, 2).items()}
    # With d = 4 the scores are whole numbers; what may be seen lies far below what may not.
    keys = np.array([[[0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0], [40.0, 0.0, 0.0, 0.0]]])
    queries = np.array([[[50.0, 0.0, 0.0, 0.0]]]).repeat(3, axis=1)
    yield "scores around 1000", {"Q": queries, "K": keys, "V": np.array([[[1.0], [2.0], [4.0]]])}
    low = np.array([[[-1000.0], [-999.0], [-998.0]]])
    yield "scores around -1000", {"Q": np.ones((1, 3, 1)), "K": low, "V": np.array([[[6.0], [0.0], [3.0]]])}
