import numpy as np

DIGITS, LENGTH, WIDTH = 10, 5, 16


def weights(rng):
    """Random weights of the usual size, small random biases, a scale near 1."""
    square = {name: rng.normal(size=(WIDTH, WIDTH)) / np.sqrt(WIDTH) for name in ("Wq", "Wk", "Wv", "Wo")}
    small = {name: 0.1 * rng.normal(size=WIDTH) for name in ("bq", "bk", "bv", "bo", "beta")}
    tables = {"E": rng.normal(size=(DIGITS, WIDTH)), "P": rng.normal(size=(LENGTH, WIDTH))}
    last = {"W": rng.normal(size=(DIGITS, WIDTH)) / np.sqrt(WIDTH), "b": 0.1 * rng.normal(size=DIGITS)}
    return tables | square | small | {"gamma": 1 + 0.1 * rng.normal(size=WIDTH)} | last


def cases(rng):
    ids = rng.integers(0, DIGITS, size=(800, LENGTH))
    unseen = rng.integers(0, DIGITS, size=(200, LENGTH))
    inputs = {
        "params": weights(rng),
        "ids": ids,
        "t": ids[:, ::-1].copy(),
        "unseen": unseen,
        "orders": np.array([rng.permutation(len(ids)) for _ in range(12)]),
        "batch_size": 25,
        "rate": 0.7,
    }
    yield "digits", inputs, {"held_out": {"labels": unseen[:, ::-1].reshape(-1)}}
