import numpy as np


def _random(rng, lead, queries, keys, d, dv):
    return {
        "q": rng.normal(size=(*lead, queries, d)),
        "k": rng.normal(size=(*lead, keys, d)),
        "v": rng.normal(size=(*lead, keys, dv)),
    }


def cases(rng):
    corner = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    yield "two queries", {"q": corner[:2], "k": corner[:2], "v": np.array([[1.0, 0.0], [0.0, 2.0]])}
    yield (
        "one query, three keys",
        {"q": corner[:1], "k": corner, "v": np.array([[1.0], [0.0], [3.0]]), "mask": None},
    )
    yield (
        "a forbidden key",
        {
            "q": corner[:2],
            "k": corner,
            "v": np.array([[1.0, 0.0], [0.0, 2.0], [3.0, 3.0]]),
            "mask": np.array([[True, True, False], [False, True, True]]),
        },
    )
    yield (
        "nothing allowed",
        {
            "q": corner,
            "k": corner,
            "v": np.array([[1.0], [2.0], [4.0]]),
            "mask": np.array([[True, False, True], [False, False, False], [False, True, False]]),
        },
    )
    # With d = 4 the scores are whole numbers, so that single precision carries them exactly.
    large = {
        "q": np.array([[50.0, 0.0, 0.0, 0.0], [0.0, -50.0, 0.0, 0.0]]),
        "k": np.array([[40.0, 40.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0], [40.0, 1.0, 0.0, 0.0]]),
        "v": np.array([[1.0, 0.0], [0.0, 1.0], [2.0, 2.0]]),
    }
    yield "scores around 1000", large
    # All that the second query may see lies 2000 below what the first one sees.
    yield (
        "scores around 1000, some forbidden",
        {**large, "mask": np.array([[False, True, True], [True, False, False]])},
    )
    single = np.array(
        [[0.5, -1.0, 0.25, 1.0], [1.0, 0.0, -0.5, 2.0], [-1.5, 1.0, 0.5, 0.0]], dtype=np.float32
    )
    yield "float32", {"q": single[:2], "k": single, "v": 1 + single[:, :3] ** 2}
    yield "random square", _random(rng, (), 4, 4, 4, 4)
    yield "batch", _random(rng, (2,), 3, 5, 4, 2)
    yield (
        "batch and heads, one causal mask",
        {
            **_random(rng, (2, 2), 3, 4, 3, 3),
            "mask": np.tril(np.ones((3, 4), dtype=bool)),
        },
    )
    padding = np.array([[[True, True, False, False]], [[True, True, True, False]]])
    yield "padding mask", {**_random(rng, (2,), 4, 4, 2, 3), "mask": padding}
    yield (
        "one mask for all queries",
        {**_random(rng, (2,), 4, 3, 5, 2), "mask": np.array([True, False, True])},
    )
    yield "one of everything", _random(rng, (1,), 1, 1, 1, 1)
