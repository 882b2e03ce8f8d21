"""The shares of cat, dog and frog while the cat's score moves."""

import numpy as np

SLIDERS = {"cat": (-4, 6, 0.5)}
NAMES = ["cat", "dog", "frog"]


def plot(cat=2.0):
    scores = np.array([cat, 1.0, -1.0])
    powers = np.exp(scores - scores.max())
    shares = powers / powers.sum()
    return {
        "kind": "bars",
        "labels": [f"{name} ({score:g})" for name, score in zip(NAMES, scores, strict=True)],
        "values": shares,
        "range": (0, 1),
        "sentence": f"With {cat:g} for the cat, its share is {shares[0]:.3f}; "
        f"the dog still has {shares[1] / shares[2]:.2f} times the share of the frog.",
        "table": [
            ("class", "score", "share"),
            *(
                (name, score, f"{share:.3f}")
                for name, score, share in zip(NAMES, scores, shares, strict=True)
            ),
        ],
    }
