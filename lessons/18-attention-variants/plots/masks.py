"""Weights of six positions under different masks; the scores are drawn once."""

import numpy as np

SLIDERS = {"mask": ["none", "causal", "near 1", "near 2"]}
POSITIONS = 6


def plot(mask="causal", language="en"):
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
    pairs = int(allowed.sum())
    sentence = f'With the mask "{mask}", {pairs} of {POSITIONS**2} pairs are allowed.'
    asks, is_asked, heading = "asks", "is asked", ("asks", "may see", "largest weight")
    if language == "zh":
        sentence = f"掩码为 {mask} 时，{POSITIONS**2} 对位置中允许 {pairs} 对。"
        asks, is_asked, heading = "提问", "被问", ("提问", "可以看", "最大的权重")
    return {
        "kind": "heatmap",
        "matrix": weights,
        "rows": names,
        "columns": names,
        "range": (0, 1),
        "x_label": is_asked,
        "y_label": asks,
        "sentence": sentence,
        "table": [
            heading,
            *(
                (name, str(int(row.sum())), f"{share.max():.2f}")
                for name, row, share in zip(names, allowed, weights, strict=True)
            ),
        ],
    }
