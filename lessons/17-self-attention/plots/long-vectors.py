"""Five keys drawn by chance: how a query shares out its attention, with and without the division."""

import numpy as np

SLIDERS = {"d": [1, 4, 16, 64, 256]}
KEYS = 5


def _shares(scores):
    powers = np.exp(scores - scores.max())
    return np.sort(powers / powers.sum())[::-1]


def plot(d=64):
    rng = np.random.default_rng(7)
    scores = rng.normal(size=(KEYS, d)) @ rng.normal(size=d)
    plain, scaled = _shares(scores), _shares(scores / np.sqrt(d))
    names = [str(n + 1) for n in range(KEYS)]
    return {
        "kind": "bars",
        "labels": names,
        "values": {"dot product": plain, "divided by the root of d": scaled},
        "range": (0, 1),
        "sentence": f"With d = {d} the best of five keys gets {plain[0]:.2f} of the attention without the "
        f"division and {scaled[0]:.2f} with it.",
        "table": [
            ("place", "dot product", "divided"),
            *((n, f"{a:.3f}", f"{b:.3f}") for n, a, b in zip(names, plain, scaled, strict=True)),
        ],
    }
