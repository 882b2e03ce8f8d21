"""The outputs of a new layer, for weights of different size."""

import numpy as np

SLIDERS = {"deviation": [0.02, 0.05, 0.1, 0.2]}
INPUTS = 100


def plot(deviation=0.1):
    rng = np.random.default_rng(1)
    x = rng.normal(size=(2000, INPUTS))
    out = x @ rng.normal(scale=deviation, size=INPUTS)
    edges = np.linspace(-4, 4, 17)
    counts, _edges = np.histogram(out, edges)
    beyond = int((np.abs(out) > 4).sum())
    return {
        "kind": "histogram",
        "edges": edges,
        "counts": counts,
        "name": "2000 outputs",
        "x_label": "output",
        "y_range": (0, 1000),
        "sentence": f"Weights of deviation {deviation:g} on {INPUTS} inputs give outputs of deviation "
        f"{out.std():.2f}; {beyond} of 2000 lie beyond 4.",
        "table": [
            ("outputs from", "to", "how many"),
            *((-4 + 2 * n, -2 + 2 * n, int(counts[4 * n : 4 * n + 4].sum())) for n in range(4)),
        ],
    }
