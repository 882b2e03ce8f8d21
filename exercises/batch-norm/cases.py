import numpy as np


def _random(rng, n, d, back=True, later=0, **settings):
    """Features of different size and place, so that every axis can be told from every other."""
    sizes, places = np.linspace(0.5, 3.0, d), np.linspace(-2.0, 4.0, d)
    made = {
        "x": rng.normal(size=(n, d)) * sizes + places,
        "gamma": rng.uniform(0.5, 2.0, size=d) * np.where(np.arange(d) % 3 == 1, -1, 1),
        "beta": rng.normal(size=d),
        "running_mean": rng.normal(size=d),
        "running_var": rng.uniform(0.5, 4.0, size=d),
    }
    if later:
        made["later"] = rng.normal(size=(later, d)) * 2 - places
    if back:
        made["dout"] = rng.normal(size=(n, d)) + 0.3
    return made | settings


def _small(rows, **more):
    x = np.array(rows, dtype=float)
    width = x.shape[1]
    return {
        "x": x,
        "gamma": np.ones(width),
        "beta": np.zeros(width),
        "running_mean": np.zeros(width),
        "running_var": np.ones(width),
        **more,
    }


def cases(rng):
    yield "1, 2, 3, 4", _small([[1], [2], [3], [4]])
    yield "1, 2, 3, 4 and a gradient", _small([[1], [2], [3], [4]], dout=np.array([[1.0], [0], [0], [0]]))
    yield (
        "two features, scaled and shifted",
        _small([[1, 10], [3, -10], [2, 30]])
        | {
            "gamma": np.array([2.0, -0.5]),
            "beta": np.array([1.0, 3.0]),
            "dout": np.array([[1.0, 2.0], [0.0, 1.0], [-2.0, 0.0]]),
        },
    )
    yield (
        "one example, after training",
        _small([[2.5]], training=False) | {"running_mean": np.array([0.25]), "running_var": np.array([1.25])},
    )
    yield "a feature that never changes", _small([[5, 1], [5, 3]], dout=np.array([[1.0, 2.0], [2.0, 1.0]]))
    yield "a large epsilon", _random(rng, 4, 3, eps=0.5)
    yield "a large epsilon, after training", _random(rng, 3, 2, back=False, training=False, eps=0.5)
    yield "momentum 1", _random(rng, 3, 2, momentum=1.0)
    yield "momentum 0.3", _random(rng, 5, 2, momentum=0.3)
    yield "another batch before going back", _random(rng, 4, 2, later=3)
    yield "another batch of the same size before going back", _random(rng, 3, 3, later=3, momentum=0.2)
    yield "many examples, after training", _random(rng, 6, 3, back=False, training=False)
    yield (
        "float32",
        {
            "x": np.array([[0.5, 2.0], [1.5, -1.0], [-2.0, 0.25]], dtype=np.float32),
            "gamma": np.array([1.5, 0.5], dtype=np.float32),
            "beta": np.array([0.25, -1.0], dtype=np.float32),
            "running_mean": np.array([0.5, 1.0], dtype=np.float32),
            "running_var": np.array([2.0, 0.5], dtype=np.float32),
            "dout": np.array([[1.0, -0.5], [0.25, 2.0], [-1.0, 0.5]], dtype=np.float32),
        },
    )
    yield "as many examples as features", _random(rng, 4, 4)
    yield "random", _random(rng, 12, 5)
