"""The shares of three fixed scores while the temperature changes."""

import numpy as np

SLIDERS = {"T": (0.25, 10, 0.25)}
SCORES = np.array([2.0, 1.0, -1.0])
NAMES = ["cat", "dog", "frog"]


def plot(T=1.0):
    shares = _shares(T)
    return {
        "kind": "bars",
        "labels": [f"{name} ({score / T:.2f})" for name, score in zip(NAMES, SCORES, strict=True)],
        "values": shares,
        "range": (0, 1),
        "sentence": f"At T = {T:g} the cat has {shares[0]:.3f} and the frog {shares[2]:.3f}; "
        "the order never changes.",
        "table": [
            ("T", *NAMES),
            *((t, *(f"{share:.3f}" for share in _shares(t))) for t in (0.25, 0.5, 1, 2, 5, 10)),
        ],
    }


def _shares(temperature):
    powers = np.exp((SCORES - SCORES.max()) / temperature)
    return powers / powers.sum()
