"""A curve followed by a sum of hard sigmoids: ramps that are flat before and after their slope."""

import numpy as np

SLIDERS = {"pieces": [1, 2, 3, 4, 6, 8, 12]}


def curve(x):
    return np.sin(3 * x) + 0.5 * x


def hard_sigmoid(x):
    """0 below 0, 1 above 1, straight in between."""
    return np.clip(x, 0.0, 1.0)


def plot(pieces=3):
    x = np.linspace(0, 3, 121)
    knots = np.linspace(0, 3, pieces + 1)
    heights = curve(knots)
    # A constant, and one ramp between each knot and the next, as high as the curve climbs there.
    ramps = [
        climb * hard_sigmoid((x - start) / (knots[1] - knots[0]))
        for start, climb in zip(knots, np.diff(heights), strict=False)
    ]
    total = heights[0] + np.sum(ramps, 0)
    error = np.abs(total - curve(x)).max()
    places = [0, 20, 40, 60, 80, 100, 120]
    return {
        "kind": "curves",
        "x": x,
        "curves": {"curve": curve(x), f"constant + {pieces} hard sigmoids": total},
        "x_label": "x",
        "y_range": (-1, 3),
        "sentence": f"A constant and {pieces} hard sigmoid{'s' * (pieces > 1)} follow the curve; "
        f"the error is at most {error:.2f}.",
        "table": [
            ("x", "curve", "sum"),
            *((f"{x[n]:.1f}", f"{curve(x[n]):.2f}", f"{total[n]:.2f}") for n in places),
        ],
    }
