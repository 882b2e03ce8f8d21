"""How hard two losses push the right score, by its lead over the only other one."""

import numpy as np

SLIDERS = {"lead": (-10, 10, 0.5)}


def plot(lead=-4.0):
    leads = np.linspace(-10, 10, 201)
    here = _pushes(lead)
    return {
        "kind": "curves",
        "x": leads,
        "curves": dict(zip(("cross-entropy", "squared error"), _pushes(leads), strict=True)),
        "points": {"here": [(lead, here[0]), (lead, here[1])]},
        "x_label": "lead of the right score",
        "y_label": "push",
        "x_range": (-10, 10),
        "y_range": (0, 1),
        "sentence": f"With a lead of {lead:g} the right class has a share of {1 - here[0]:.4f}; "
        f"cross-entropy pushes its score by {here[0]:.4f}, the squared error by {here[1]:.4f}.",
        "table": [
            ("lead", "cross-entropy", "squared error"),
            *((u, *(f"{push:.4f}" for push in _pushes(u))) for u in (-10, -4, -1, 0, 1, 4, 10)),
        ],
    }


def _pushes(lead):
    """Minus the slope by the right score: 1 - p, and 4 p (1 - p)^2 for the summed squared error."""
    share = 1 / (1 + np.exp(-lead))
    return 1 - share, 4 * share * (1 - share) ** 2
