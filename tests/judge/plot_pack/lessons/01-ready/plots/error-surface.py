"""The error of two weights as a surface, and the steps of gradient descent on it."""

import numpy as np

SLIDERS = {"rate": (0.02, 0.26, 0.02), "steps": [1, 2, 5, 10, 20, 40]}
STEEP = np.array([1.0, 8.0])  # the curvature along each weight: a long valley
START = np.array([-2.6, 1.4])


def error(w):
    return (STEEP * w**2).sum(-1) / 2


def plot(rate=0.1, steps=10):
    path = [START]
    for _ in range(steps):
        path.append(path[-1] - rate * STEEP * path[-1])
    path = np.array(path)
    w1, w2 = np.meshgrid(np.linspace(-3, 3, 61), np.linspace(-2, 2, 41))
    last = error(path[-1])
    if last > error(START):
        how = "climbs out of the valley: the step is too long"
    elif (path[1:, 1] * path[:-1, 1] < 0).any():
        how = "jumps from side to side on its way down"
    else:
        how = "slides down without a turn"
    shown = [n for n in (0, 1, 2, 3, 5, 10, 20, 40) if n <= steps]
    return {
        "kind": "contour",
        "surface": error(np.stack([w1, w2], -1)),
        "levels": [0.5, 2, 5, 10],
        "name": "error",
        "path": path,
        "points": {"minimum": [(0, 0)]},
        "x_label": "w1",
        "y_label": "w2",
        "x_range": (-3, 3),
        "y_range": (-2, 2),
        "sentence": f"With a learning rate of {rate:g} the path {how}; after {steps} "
        f"step{'s' * (steps > 1)} the error is {last:.3g}, from {error(START):.3g}.",
        "table": [
            ("step", "w1", "w2", "error"),
            *((n, f"{path[n, 0]:.2f}", f"{path[n, 1]:.2f}", f"{error(path[n]):.3g}") for n in shown),
        ],
    }
