"""Test accuracy of two ways to a straight border, against the number of examples."""

import numpy as np

SLIDERS = {"features": ["independent", "linked"], "wrong_labels": [0, 10, 20]}
SIZES = (10, 20, 40, 80, 160, 320)
SETS = (60, 60, 40, 24, 14, 10)  # data sets of each size: fewer where chance matters less
D = 10


def draw(rng, sets, n, features, wrong):
    """`sets` data sets of n points with D features, (sets, n, D), and their labels (sets, n), 0 or 1."""
    t = np.broadcast_to(np.arange(n) % 2, (sets, n))
    noise = rng.normal(size=(sets, n, D))
    if features == "linked":
        # Pairs of features share most of their noise; the difference within a pair is what tells.
        noise[..., 1::2] = 0.6 * noise[..., ::2] + 0.8 * noise[..., 1::2]
    step = np.where(np.arange(D) % 2 == 0, 0.9, 0.3)
    x = noise + t[..., None] * step
    return x, np.where(rng.random((sets, n)) < wrong / 100, 1 - t, t)


def generative(x, t):
    """A bell for each feature and class, the variances shared and the features taken as independent."""
    one = t[..., None]
    n1, n0 = one.sum(1), (1 - one).sum(1)
    m1, m0 = (x * one).sum(1) / n1, (x * (1 - one)).sum(1) / n0
    variance = ((x - np.where(one == 1, m1[:, None], m0[:, None])) ** 2).mean(1)
    w = (m1 - m0) / variance
    return np.column_stack([w, np.log(n1 / n0)[:, 0] - ((m1 + m0) * w).sum(1) / 2])


def discriminative(x, t):
    """w and b directly: Newton steps on the cross-entropy, with a trace of weight decay."""
    a = np.concatenate([x, np.ones((*x.shape[:2], 1))], axis=2)
    v = np.zeros((len(x), D + 1))
    for _ in range(6):
        f = 1 / (1 + np.exp(-np.clip((a @ v[..., None])[..., 0], -30, 30)))
        slope = (a * (f - t)[..., None]).sum(1) + 0.01 * v
        bend = np.swapaxes(a * (f * (1 - f))[..., None], 1, 2) @ a + 0.01 * np.eye(D + 1)
        v = v - np.linalg.solve(bend, slope[..., None])[..., 0]
    return v


def accuracy(v, x, t):
    """In percent, on fresh points x (M, D) with labels (M,), averaged over the data sets that v is from."""
    return 100 * ((x @ v[:, :D].T + v[:, D] > 0) == t[:, None]).mean()


def _ahead(score):
    """Which way has the higher score, in words."""
    first, second = sorted(score, key=score.get, reverse=True)
    return f"{first} way gets {score[first]:.0f} % against {score[second]:.0f} %"


def plot(features="independent", wrong_labels=0):
    rng = np.random.default_rng(6)
    fresh, right = (a[0] for a in draw(rng, 1, 1000, features, 0))
    scores = {"generative": [], "discriminative": []}
    for n, sets in zip(SIZES, SETS, strict=True):
        x, t = draw(rng, sets, n, features, wrong_labels)
        for name, fit in (("generative", generative), ("discriminative", discriminative)):
            scores[name].append(accuracy(fit(x, t), fresh, right))
    few, many = (_ahead({name: score[n] for name, score in scores.items()}) for n in (0, -1))
    return {
        "kind": "curves",
        "x": np.log2(np.array(SIZES) / 10),
        "curves": scores,
        "x_label": "doublings of 10 examples",
        "y_label": "percent right",
        "y_range": (50, 90),
        "sentence": f"Features {features}, {wrong_labels} % of the labels wrong: with 10 examples the {few} "
        f"right on fresh points, with 320 the {many}.",
        "table": [
            ("examples", "generative", "discriminative"),
            *((str(n), f"{g:.1f}", f"{d:.1f}") for n, g, d in zip(SIZES, *scores.values(), strict=True)),
        ],
    }
