import numpy as np


def _random(rng, queries, keys, d, dv):
    sizes = {"q": (queries, d), "k": (keys, d), "v": (keys, dv), "dout": (queries, dv)}
    return {name: rng.normal(size=size) for name, size in sizes.items()}


def cases(rng):
    yield (
        "one query, equal keys",
        {"q": np.ones((1, 1)), "k": np.zeros((2, 1)), "v": np.array([[0.0], [2.0]]), "dout": np.ones((1, 1))},
    )
    corner = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    yield (
        "one query, three keys",
        {
            "q": corner[:1],
            "k": corner,
            "v": np.array([[1.0, 0.0], [0.0, 2.0], [3.0, 3.0]]),
            "dout": np.array([[1.0, -1.0]]),
        },
    )
    yield (
        "two queries",
        {
            "q": corner[:2],
            "k": corner,
            "v": np.array([[1.0], [0.0], [3.0]]),
            "dout": np.array([[1.0], [2.0]]),
        },
    )
    yield "one key", {"q": corner, "k": corner[2:], "v": np.array([[2.0]]), "dout": np.ones((3, 1))}
    # The scores are whole numbers, so that single precision carries them exactly.
    yield (
        "scores around 1000",
        {
            "q": np.array([[50.0, 0.0, 0.0, 0.0]]),
            "k": np.array([[40.0, 1.0, 0.0, 0.0], [40.0, 0.0, 2.0, 0.0], [0.0, 0.0, 0.0, 1.0]]),
            "v": np.array([[1.0], [2.0], [4.0]]),
            "dout": np.array([[1.0]]),
        },
    )
    whole = np.array([[1, 0], [0, 2]])
    yield "integers", {"q": whole, "k": whole[::-1] + 1, "v": whole + 1, "dout": np.array([[1, -1], [0, 2]])}
    single = {n: a.astype(np.float32) for n, a in _random(rng, 2, 3, 2, 2).items()}
    yield "float32", single
    yield "random square", _random(rng, 4, 4, 4, 4)
    yield "more keys than queries", _random(rng, 2, 5, 3, 4)
    yield "more queries than keys", _random(rng, 5, 2, 4, 3)
