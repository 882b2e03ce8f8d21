"""A query shares out its attention among three keys, with and without the division; a mean of draws."""

import numpy as np

SLIDERS = {"d": [1, 4, 16, 64, 256]}
KEYS, DRAWS = 3, 300


def _shares(scores):
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares = powers / powers.sum(axis=-1, keepdims=True)
    return np.sort(shares, axis=-1)[:, ::-1].mean(axis=0)


def plot(d=64):
    rng = np.random.default_rng(7)
    scores = (rng.normal(size=(DRAWS, KEYS, d)) @ rng.normal(size=(DRAWS, d, 1)))[..., 0]
    plain, scaled = _shares(scores), _shares(scores / np.sqrt(d))
    names = [str(n + 1) for n in range(KEYS)]
    return {
        "kind": "bars",
        "labels": names,
        "values": {"dot product": plain, "divided by the root of d": scaled},
        "range": (0, 1),
        "sentence": f"With d = {d} the best of three random keys gets {plain[0]:.2f} of the attention "
        f"without the division, and {scaled[0]:.2f} with it (mean of {DRAWS} draws).",
        "table": [
            ("place", "dot product", "divided"),
            *((n, f"{a:.3f}", f"{b:.3f}") for n, a, b in zip(names, plain, scaled, strict=True)),
        ],
    }
