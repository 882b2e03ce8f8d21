"""Three scores divided by a temperature before the softmax."""

import numpy as np

SLIDERS = {"T": [0.1, 0.25, 0.5, 1, 2, 4, 8, 16]}
SCORES = np.array([3.0, 1.0, -3.0])
WORDS = {
    "en": {
        "score": "score",
        "share": "share",
        "says": "At T = {T:g} the largest share is {top:.2f} and the smallest {least:.2f}; "
        "the order never changes.",
    },
    "zh": {
        "score": "分数",
        "share": "份额",
        "says": "T = {T:g} 时，最大的份额是 {top:.2f}，最小的是 {least:.2f}；次序始终不变。",
    },
}


def plot(T=1, language="en"):
    words = WORDS.get(language, WORDS["en"])
    powers = np.exp((SCORES - SCORES.max()) / T)
    shares = powers / powers.sum()
    rows = [(f"z{n + 1} = {z:g}", f"{p:.3f}") for n, (z, p) in enumerate(zip(SCORES, shares, strict=True))]
    return {
        "kind": "bars",
        "labels": [name for name, _share in rows],
        "values": shares,
        "range": (0, 1),
        "sentence": words["says"].format(T=T, top=shares.max(), least=shares.min()),
        "table": [(words["score"], words["share"]), *rows],
    }
