"""Weights of six positions under different masks; the scores are drawn once."""

import numpy as np

SLIDERS = {"mask": ["none", "causal", "near 1", "near 2"]}
POSITIONS = 6


def plot(mask="causal"):
    scores = np.random.default_rng(3).normal(size=(POSITIONS, POSITIONS))
    ahead = np.arange(POSITIONS) - np.arange(POSITIONS)[:, None]
    allowed = {
        "none": ahead < POSITIONS,
        "causal": ahead <= 0,
        "near 1": abs(ahead) <= 1,
        "near 2": abs(ahead) <= 2,
    }[mask]
    powers = np.exp(np.where(allowed, scores, -np.inf))
    weights = powers / powers.sum(axis=-1, keepdims=True)
    names = [str(n + 1) for n in range(POSITIONS)]
    return {
        "kind": "heatmap",
        "matrix": weights,
        "rows": names,
        "columns": names,
        "range": (0, 1),
        "x_label": "is asked",
        "y_label": "asks",
        "sentence": f'With the mask "{mask}", {int(allowed.sum())} of {POSITIONS**2} pairs are allowed.',
        "table": [
            ("asks", "may see", "largest weight"),
            *(
                (name, str(int(row.sum())), f"{share.max():.2f}")
                for name, row, share in zip(names, allowed, weights, strict=True)
            ),
        ],
    }
