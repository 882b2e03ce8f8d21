import numpy as np


def cases(rng):
    corner = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    yield "one key", {"q": np.array([1.0, 0.0]), "K": corner[2:], "V": np.array([[3.0, 5.0]])}
    yield (
        "two keys",
        {"q": np.array([1.0, 0.0]), "K": corner[:2], "V": np.array([[1.0, 0.0], [0.0, 2.0]])},
    )
    yield (
        "three keys",
        {"q": np.array([1.0, 0.0]), "K": corner, "V": np.array([[1.0, 0.0], [0.0, 2.0], [3.0, 3.0]])},
    )
    yield (
        "opposite keys",
        {"q": np.array([2.0, 1.0]), "K": np.array([[1.0, 1.0], [-1.0, -1.0]]), "V": np.array([[4.0], [8.0]])},
    )
    # With d = 4 the scores are whole numbers, so that single precision carries them exactly.
    yield (
        "scores around 1000",
        {
            "q": np.array([50.0, 0.0, 0.0, 0.0]),
            "K": np.array([[40.0, 1.0, 0.0, 0.0], [40.0, 0.0, 2.0, 0.0], [-40.0, 0.0, 0.0, 1.0]]),
            "V": np.array([[1.0], [2.0], [4.0]]),
        },
    )
    yield (
        "integers",
        {"q": np.array([1, 2]), "K": np.array([[0, 1], [1, 0]]), "V": np.array([[1, 2], [3, 5]])},
    )
    single = np.array([[0.5, -1.0, 0.25], [1.0, 0.0, -0.5], [-1.5, 1.0, 0.5]], dtype=np.float32)
    yield "float32", {"q": single[0], "K": single, "V": 1 + single[:, :2] ** 2}
    yield "random square", {n: rng.normal(size=s) for n, s in {"q": 4, "K": (4, 4), "V": (4, 4)}.items()}
    yield "many keys", {n: rng.normal(size=s) for n, s in {"q": 3, "K": (6, 3), "V": (6, 2)}.items()}
    yield "long values", {n: rng.normal(size=s) for n, s in {"q": 2, "K": (3, 2), "V": (3, 5)}.items()}
