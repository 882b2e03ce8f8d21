import numpy as np


def _random(rng, n, d, lr, steps):
    """Two overlapping clouds, so that no weights separate them and the cost has a minimum."""
    t = rng.permutation((np.arange(n) % 3 == 0).astype(float))
    X = rng.normal(size=(n, d)) + t[:, None] * np.linspace(1.5, 0.5, d)
    return {"X": X, "t": t, "lr": lr, "steps": steps}


def cases(rng):
    yield "two examples", {"X": np.array([[1.0], [-1.0]]), "t": np.array([1.0, 0.0]), "lr": 2.0, "steps": 2}
    yield (
        "one step",
        {
            "X": np.array([[1.0, 2.0], [3.0, -1.0], [0.0, 1.0]]),
            "t": np.array([1.0, 0, 0]),
            "lr": 0.5,
            "steps": 1,
        },
    )
    yield (
        "integer labels, three steps",
        {
            "X": np.array([[2.0, 0.0], [0.0, 1.0], [1.0, 1.0]]),
            "t": np.array([1, 1, 0]),
            "lr": 1.0,
            "steps": 3,
        },
    )
    # Inputs as large as the Pokémon's Defense, nothing scaled: scores go into the thousands.
    yield (
        "large inputs",
        {
            "X": np.array([[75.0, 71.0], [103.0, 45.0], [55.0, 60.0], [40.0, 85.0]]),
            "t": np.array([1.0, 1.0, 0.0, 0.0]),
            "lr": 1.0,
            "steps": 6,
        },
        {"exact": True},
    )
    # After one step the loss is far below any threshold; the other steps are taken all the same.
    yield (
        "right after one step",
        {"X": np.array([[20.0], [-20.0]]), "t": np.array([1.0, 0.0]), "lr": 1.0, "steps": 4},
    )
    # The loss hardly falls, and yet every step is taken.
    yield (
        "tiny steps",
        {
            "X": np.array([[1.0, 2.0], [3.0, -1.0], [0.0, 1.0]]),
            "t": np.array([1.0, 0, 0]),
            "lr": 1e-6,
            "steps": 5,
        },
    )
    yield "random", _random(rng, 12, 2, 0.3, 8)
    yield "random square", _random(rng, 4, 4, 0.7, 5)
    yield "random, fifty steps", _random(rng, 20, 3, 1.0, 50)
