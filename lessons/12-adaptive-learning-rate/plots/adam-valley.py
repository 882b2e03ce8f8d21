"""The same narrow valley walked by plain gradient descent and by Adam."""

import numpy as np

SLIDERS = {"method": ["plain", "Adam"], "rate": [0.01, 0.019, 0.021, 0.1, 0.3]}
WORDS = {
    "en": "After 40 steps with the rate {rate:g}, plain descent stands at a cost of {plain}, Adam at {adam}.",
    "zh": "学习率 {rate:g}，走 40 步之后，普通梯度下降的代价是 {plain}，Adam 的是 {adam}。",
}
HEADS = {"en": ("step", "plain", "Adam"), "zh": ("步", "普通", "Adam")}
CURVATURES = np.array([1.0, 100.0])
START = np.array([-4.0, 1.0])
STEPS = 40


def cost(point):
    return 0.5 * (CURVATURES * point**2).sum(axis=-1)


def plain(rate):
    path = [START]
    for _ in range(STEPS):
        path.append(path[-1] - rate * CURVATURES * path[-1])
    return np.array(path)


def adam(rate):
    path, m, v = [START], np.zeros(2), np.zeros(2)
    for t in range(1, STEPS + 1):
        gradient = CURVATURES * path[-1]
        m = 0.9 * m + 0.1 * gradient
        v = 0.999 * v + 0.001 * gradient**2
        step = m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
        path.append(path[-1] - rate * step)
    return np.array(path)


def plot(method="plain", rate=0.019, language="en"):
    language = language if language in WORDS else "en"
    x, y = np.meshgrid(np.linspace(-5, 2, 57), np.linspace(-1.5, 1.5, 41))
    paths = {"plain": plain(rate), "Adam": adam(rate)}
    costs = {name: cost(path) for name, path in paths.items()}
    # A path that leaves the picture is followed along its edge.
    shown = np.clip(paths[method], [-5, -1.5], [2, 1.5])
    last = {name.lower(): f"{found[-1]:.3g}" for name, found in costs.items()}
    return {
        "kind": "contour",
        "surface": cost(np.stack([x, y], axis=-1)),
        "path": shown,
        "levels": [0.5, 4, 16, 50],
        "name": method,
        "x_label": "w1",
        "y_label": "w2",
        "x_range": (-5, 2),
        "y_range": (-1.5, 1.5),
        "sentence": WORDS[language].format(rate=rate, **last),
        "table": [
            HEADS[language],
            *((n, f"{costs['plain'][n]:.3g}", f"{costs['Adam'][n]:.3g}") for n in (0, 1, 2, 5, 10, 20, 40)),
        ],
    }
