"""The error of two weights as a surface, and the steps of gradient descent on it."""

import numpy as np

SLIDERS = {"rate": (0.02, 0.26, 0.02), "steps": [1, 2, 5, 10, 20, 40]}
STEEP = np.array([1.0, 8.0])  # the curvature along each weight: a long valley
START = np.array([-2.6, 1.4])
WORDS = {
    "en": "With a learning rate of {rate:g} the path {how}; after {steps} {noun} the error is {last:.3g}, "
    "from {first:.3g}.",
    "zh": "学习率为 {rate:g} 时，路线{how}；走了 {steps} 步，误差从 {first:.3g} 变成 {last:.3g}。",
}
HOW = {
    "en": (
        "climbs out of the valley: the step is too long",
        "jumps from side to side on its way down",
        "slides down without a turn",
    ),
    "zh": ("爬出了山谷：步子太长", "左右跳着往下走", "不转弯地滑下去"),
}
HEADS = {"en": ("step", "w1", "w2", "error"), "zh": ("步", "w1", "w2", "误差")}
LOWEST = {"en": "minimum", "zh": "最低点"}


def error(w):
    """Of weights (..., 2)."""
    return (STEEP * w**2).sum(-1) / 2


def descend(rate, steps):
    """The places on the way, the start first: (steps + 1, 2)."""
    path = [START]
    for _ in range(steps):
        path.append(path[-1] - rate * STEEP * path[-1])
    return np.array(path)


def plot(rate=0.1, steps=10, language="en"):
    language = language if language in WORDS else "en"
    path = descend(rate, steps)
    first, last = error(START), error(path[-1])
    jumps = (path[1:, 1] * path[:-1, 1] < 0).any()
    climbs = abs(path[-1, 1]) > abs(START[1])
    w1, w2 = np.meshgrid(np.linspace(-3, 3, 61), np.linspace(-2, 2, 41))
    shown = [n for n in (0, 1, 2, 3, 5, 10, 20, 40) if n <= steps]
    return {
        "kind": "contour",
        "surface": error(np.stack([w1, w2], -1)),
        "levels": [0.5, 2, 5, 10],
        "name": HEADS[language][-1],
        "path": path,
        "points": {LOWEST[language]: [(0, 0)]},
        "x_label": "w1",
        "y_label": "w2",
        "x_range": (-3, 3),
        "y_range": (-2, 2),
        "sentence": WORDS[language].format(
            rate=rate,
            steps=steps,
            noun="step" if steps == 1 else "steps",
            how=HOW[language][0 if climbs else 1 if jumps else 2],
            first=first,
            last=last,
        ),
        "table": [
            HEADS[language],
            *((n, f"{path[n, 0]:.2f}", f"{path[n, 1]:.2f}", f"{error(path[n]):.3g}") for n in shown),
        ],
    }
