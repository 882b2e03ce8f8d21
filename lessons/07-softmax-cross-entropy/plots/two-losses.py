"""Cross-entropy and the summed squared error of two classes: what they cost, and how hard they push."""

import numpy as np

SLIDERS = {"shown": ["cost", "push"], "lead": (-10, 10, 0.5)}
NAMES = ("cross-entropy", "squared error")


def plot(shown="cost", lead=-4.0):
    leads = np.linspace(-10, 10, 201)
    of = _costs if shown == "cost" else _pushes
    share, costs, pushes = 1 / (1 + np.exp(-lead)), _costs(lead), _pushes(lead)
    return {
        "kind": "curves",
        "x": leads,
        "curves": dict(zip(NAMES, of(leads), strict=True)),
        "points": {"here": [(lead, height) for height in of(lead)]},
        "x_label": "lead of the right score over the other",
        "y_label": shown,
        "x_range": (-10, 10),
        "y_range": (0, 10) if shown == "cost" else (0, 1),
        "sentence": f"With a lead of {lead:g} the right class has a share of {share:.5f}. "
        f"Cross-entropy costs {costs[0]:.3f} and pushes its score by {pushes[0]:.4f}; "
        f"the squared error costs {costs[1]:.3f} and pushes it by {pushes[1]:.4f}.",
        "table": [
            ("lead", *(f"{shown}, {name}" for name in NAMES)),
            *((u, *(f"{height:.4f}" for height in of(u))) for u in (-10, -4, -1, 0, 1, 4, 10)),
        ],
    }


def _costs(lead):
    """-log p and 2 (1 - p)^2 for the share p of the right class."""
    return np.logaddexp(0, -lead), 2 / (1 + np.exp(lead)) ** 2


def _pushes(lead):
    """Minus the slope by the right score: 1 - p, and 4 p (1 - p)^2."""
    wrong = 1 / (1 + np.exp(lead))
    return wrong, 4 * (1 - wrong) * wrong**2
