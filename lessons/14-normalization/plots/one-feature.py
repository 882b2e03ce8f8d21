"""One feature of 200 examples, before, after normalising, and after gamma and beta."""

import numpy as np

SLIDERS = {
    "stage": ["before", "normalised", "output"],
    "gamma": (-2.0, 2.0, 0.5),
    "beta": (-2.0, 2.0, 0.5),
}
WORDS = {
    "en": "{stage}: mean {mean:.2f}, standard deviation {spread:.2f}; the smallest number is {low:.2f}, the "
    "largest {high:.2f}.",
    "zh": "{stage}：均值 {mean:.2f}，标准差 {spread:.2f}；最小的数是 {low:.2f}，最大的是 {high:.2f}。",
}
STAGES = {
    "en": {"before": "Before", "normalised": "Normalised", "output": "Output"},
    "zh": {"before": "归一化之前", "normalised": "归一化之后", "output": "输出"},
}
HEADS = {"en": ("stage", "mean", "deviation", "range"), "zh": ("阶段", "均值", "标准差", "范围")}
# Lopsided on purpose: normalising moves and stretches, and leaves the shape as it is.
BEFORE = 20 - 12 * np.log(1 - (np.arange(200) + 0.5) / 200)
EDGES = {"before": np.linspace(0, 100, 26), "other": np.linspace(-12, 12, 33)}


def plot(stage="before", gamma=1.0, beta=0.0, language="en"):
    language = language if language in WORDS else "en"
    normalised = (BEFORE - BEFORE.mean()) / np.sqrt(BEFORE.var() + 1e-5)
    found = {"before": BEFORE, "normalised": normalised, "output": gamma * normalised + beta}
    chosen = found[stage]
    edges = EDGES.get(stage, EDGES["other"])
    numbers = {"mean": chosen.mean(), "spread": chosen.std(), "low": chosen.min(), "high": chosen.max()}
    return {
        "kind": "histogram",
        "edges": edges,
        "counts": np.histogram(chosen, edges)[0],
        "name": STAGES[language][stage],
        "x_label": "x",
        "sentence": WORDS[language].format(stage=STAGES[language][stage], **numbers).replace("-0.00", "0.00"),
        "table": [
            HEADS[language],
            *(
                (
                    STAGES[language][name],
                    *(f"{n:.2f}".replace("-0.00", "0.00") for n in (x.mean(), x.std())),
                    f"{x.min():.2f} ... {x.max():.2f}",
                )
                for name, x in found.items()
            ),
        ],
    }
