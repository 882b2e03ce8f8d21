import numpy as np


def _random(rng, n, d, hidden, spread=1.0):
    return {
        "x": rng.normal(size=(n, d)),
        "h": np.tanh(rng.normal(size=(n, hidden))),
        "c": rng.normal(size=(n, hidden)) * 1.5,
        "W_ih": rng.normal(size=(4 * hidden, d)) * spread,
        "W_hh": rng.normal(size=(4 * hidden, hidden)) * spread,
        "b_ih": rng.normal(size=4 * hidden),
        "b_hh": rng.normal(size=4 * hidden),
    }


def _one_number(z_input, z_hidden, h, c, b_ih=(0, 0, 0, 0)):
    """One sequence, one input of 1, one memory: the sums can be read off."""
    return {
        "x": np.array([[1.0]]),
        "h": np.array([[float(h)]]),
        "c": np.array([[float(c)]]),
        "W_ih": np.array([z_input], dtype=float).T,
        "W_hh": np.array([z_hidden], dtype=float).T,
        "b_ih": np.array(b_ih, dtype=float),
        "b_hh": np.zeros(4),
    }


def cases(rng):
    none = (0, 0, 0, 0)
    yield "all gates half open", _one_number((0, 0, 1, 0), none, 0, 2)
    yield "four different sums", _one_number((2, -1, 0.5, 1), none, 0, 3)
    yield "the hidden value counts", _one_number(none, (1, 2, -2, 3), 0.5, 1)
    yield "a memory is kept", _one_number((-30, 30, 2, 30), none, 0, 50)
    yield "an input is added to the memory", _one_number((30, 30, 1, 30), none, 0, 4)
    yield "sums far out", _one_number((-1000, 1000, 1000, -1000), none, 0, 0.5)
    yield "sums far out, the other way", _one_number((1000, -1000, -1000, 1000), none, 0, 2)
    yield "two memories", _random(rng, 1, 1, 2)
    yield "only the two biases", _random(rng, 2, 1, 1) | {"x": np.zeros((2, 1)), "h": np.zeros((2, 1))}
    yield "all sizes equal", _random(rng, 3, 3, 3)
    yield "input as wide as the blocks", _random(rng, 2, 8, 2, 0.5)
    yield "wide input", _random(rng, 4, 5, 2)
    yield (
        "float32",
        {
            "x": np.array([[0.5, -1.0], [2.0, 0.25]], dtype=np.float32),
            "h": np.array([[0.5], [-0.25]], dtype=np.float32),
            "c": np.array([[1.5], [-2.0]], dtype=np.float32),
            "W_ih": np.array([[1, -0.5], [0.25, 2], [-1, 0.5], [0.75, 1]], dtype=np.float32),
            "W_hh": np.array([[0.5], [-1], [2], [0.25]], dtype=np.float32),
            "b_ih": np.array([0.5, -0.5, 0.25, 1], dtype=np.float32),
            "b_hh": np.array([-1, 0.25, 0.5, 0.75], dtype=np.float32),
        },
    )
    yield "many memories", _random(rng, 5, 3, 6)
