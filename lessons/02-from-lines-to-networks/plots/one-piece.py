"""One piece of the curve, c·σ(b + w·x): its steepness, its place and its height."""

import numpy as np

SLIDERS = {"w": (-4, 4, 0.5), "b": (-4, 4, 0.5), "c": (-3, 3, 0.5)}


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def where(w, b):
    """The middle of the rise, in words."""
    if w == 0:
        return "It has no middle: with w = 0 the feature does not matter."
    middle = -b / w + 0.0  # without a minus in front of 0
    return f"Its middle is at x = {middle:.3g}."


def plot(w=1.0, b=0.0, c=1.0):
    def piece(x):
        return c * sigmoid(b + w * x)

    x = np.linspace(-6, 6, 121)
    return {
        "kind": "curves",
        "x": x,
        "curves": {"c·sigmoid(b + w·x)": piece(x)},
        "x_label": "x",
        "y_range": (-3.2, 3.2),
        "sentence": f"With w = {w:g}, b = {b:g} and c = {c:g} the piece goes from {piece(-6):.2f} at x = -6 "
        f"to {piece(6):.2f} at x = 6. {where(w, b)}",
        "table": [("x", "height"), *((at, f"{piece(at):.3f}") for at in (-6, -4, -2, 0, 2, 4, 6))],
    }
