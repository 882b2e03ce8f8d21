"""What cross-entropy and the squared error charge for the share of the right class."""

import numpy as np

SLIDERS = {"share": (0.02, 1.0, 0.02)}


def plot(share=0.7):
    shares = np.arange(1, 101) / 100
    cross, squared = abs(np.log(share)), (1 - share) ** 2
    steep = 1 / share, 2 * (1 - share)
    return {
        "kind": "curves",
        "x": shares,
        "curves": {"cross-entropy": -np.log(shares), "squared error": (1 - shares) ** 2},
        "points": {"here": [(share, cross), (share, squared)]},
        "x_label": "share of the right class",
        "y_label": "cost",
        "x_range": (0, 1),
        "y_range": (0, 4),
        "sentence": f"At a share of {share:.2f} cross-entropy costs {cross:.2f} and falls with slope "
        f"{steep[0]:.2f}, the squared error costs {squared:.2f} and falls with slope {steep[1]:.2f}.",
        "table": [
            ("share", "cross-entropy", "squared error"),
            *((p, f"{abs(np.log(p)):.2f}", f"{(1 - p) ** 2:.2f}") for p in (0.02, 0.1, 0.25, 0.5, 0.75, 1.0)),
        ],
    }
