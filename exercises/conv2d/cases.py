import numpy as np


def _random(rng, x, w, b=True, **settings):
    made = {"x": rng.normal(size=x), "w": rng.normal(size=w)}
    return made | ({"b": rng.normal(size=w[0])} if b else {}) | settings


def cases(rng):
    yield (
        "one picture, one filter",
        {
            "x": np.array([[[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 10.0]]]]),
            "w": np.array([[[[1.0, 0.0], [0.0, -1.0]]]]),
        },
    )
    yield (
        "one pixel, two filters",
        {"x": np.array([[[[3.0]]]]), "w": np.array([[[[2.0]]], [[[-1.0]]]]), "b": np.array([0.5, 10.0])},
    )
    yield (
        "two channels",
        {
            "x": np.array([[[[1.0, 2.0], [3.0, 4.0]], [[10.0, 20.0], [30.0, 50.0]]]]),
            "w": np.array([[[[1.0, 0.0], [0.0, 2.0]], [[0.0, 1.0], [-1.0, 0.0]]]]),
        },
    )
    yield (
        "padding around four pixels",
        {
            "x": np.array([[[[1.0, 2.0], [3.0, 4.0]]]]),
            "w": np.array([[[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.5]]]]),
            "padding": 1,
        },
    )
    yield (
        "integers, stride 2",
        {
            "x": np.arange(20).reshape(1, 1, 4, 5) ** 2,
            "w": np.array([[[[1, -2], [3, 1]]]]),
            "b": np.array([7]),
            "stride": 2,
        },
    )
    # Room made in the picture's own type would cut the fractions off.
    yield (
        "an integer picture",
        {
            "x": np.array([[[[1, 2, 3], [4, 5, 6]]]]),
            "w": np.array([[[[0.5, -0.25]]]]),
            "b": np.array([0.125]),
        },
    )
    yield "a filter of one entry", _random(rng, (2, 3, 2, 3), (4, 3, 1, 1))
    yield "a filter as large as the picture", _random(rng, (2, 2, 3, 4), (3, 2, 3, 4))
    yield "wide windows", _random(rng, (1, 2, 4, 6), (2, 2, 1, 3), b=False)
    yield "tall windows, padding 2", _random(rng, (1, 1, 3, 2), (2, 1, 4, 2), padding=2)
    yield "the stride leaves a row and a column over", _random(rng, (1, 2, 6, 8), (2, 2, 3, 3), stride=2)
    yield "the stride leaves only columns over", _random(rng, (1, 1, 5, 6), (2, 1, 2, 2), b=False, stride=3)
    yield "stride 2 and padding 1", _random(rng, (2, 3, 5, 5), (3, 3, 3, 3), stride=2, padding=1)
    yield "a stride wider than the window", _random(rng, (1, 1, 7, 8), (2, 1, 2, 2), stride=3, padding=1)
    yield (
        "float32",
        {
            "x": (np.arange(18).reshape(1, 2, 3, 3) / 8 - 1).astype(np.float32),
            "w": (np.arange(16).reshape(2, 2, 2, 2) / 4 - 2).astype(np.float32),
            "b": np.array([0.5, -1.0], dtype=np.float32),
        },
    )
    yield "all sizes equal", _random(rng, (3, 3, 3, 3), (3, 3, 3, 3), padding=1)
    yield "random", _random(rng, (2, 3, 6, 7), (4, 3, 3, 2))
