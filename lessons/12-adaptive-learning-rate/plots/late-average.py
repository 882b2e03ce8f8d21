"""A running average that began at 0, of gradients that are all near 1, with and without its correction."""

import numpy as np

SLIDERS = {"beta": [0.5, 0.8, 0.9, 0.95, 0.99]}
WORDS = {
    "en": "With beta {beta:g} the average is {raw:.3f} after 5 steps, and {mended:.3f} when it is divided by "
    "{share:.3f}.",
    "zh": "beta 为 {beta:g} 时，5 步之后的平均是 {raw:.3f}；除以 {share:.3f}，得到 {mended:.3f}。",
}
NAMES = {"en": ("average", "corrected", "gradients"), "zh": ("平均", "修正后", "梯度")}
HEADS = {"en": ("step", "gradient", "average", "corrected"), "zh": ("步", "梯度", "平均", "修正后")}
STEPS = np.arange(1, 41)
# Numbers around 1 that look random and are always the same.
GRADIENTS = 1 + 0.4 * np.sin(2.1 * STEPS) * np.cos(0.7 * STEPS)


def averages(beta):
    found, m = [], 0.0
    for gradient in GRADIENTS:
        m = beta * m + (1 - beta) * gradient
        found.append(m)
    return np.array(found)


def plot(beta=0.9, language="en"):
    language = language if language in WORDS else "en"
    raw = averages(beta)
    mended = raw / (1 - beta**STEPS)
    average, corrected, gradients = NAMES[language]
    rows = [(n, f"{GRADIENTS[n - 1]:.3f}", f"{raw[n - 1]:.3f}", f"{mended[n - 1]:.3f}") for n in (1, 2)]
    rows += [(n, f"{GRADIENTS[n - 1]:.3f}", f"{raw[n - 1]:.3f}", f"{mended[n - 1]:.3f}") for n in (5, 10, 40)]
    return {
        "kind": "curves",
        "x": STEPS,
        "curves": {average: raw, corrected: mended},
        "points": {gradients: np.stack([STEPS, GRADIENTS], axis=1)},
        "x_label": HEADS[language][0],
        "y_range": (0, 1.6),
        "sentence": WORDS[language].format(beta=beta, raw=raw[4], mended=mended[4], share=1 - beta**5),
        "table": [HEADS[language], *rows],
    }
