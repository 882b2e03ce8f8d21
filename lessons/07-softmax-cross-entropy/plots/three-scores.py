"""The shares of cat, dog and frog while the cat's score moves."""

import numpy as np

SLIDERS = {"cat": (-4, 6, 0.5)}
NAMES = {"en": ["cat", "dog", "frog"], "zh": ["猫", "狗", "青蛙"]}
HEADS = {"en": ("class", "score", "share"), "zh": ("类别", "分数", "份额")}
SENTENCES = {
    "en": "With {cat:g} for the cat, its share is {share:.3f}; "
    "the dog still has {ratio:.2f} times the share of the frog.",
    "zh": "猫的分数是 {cat:g} 时，它占 {share:.3f}；狗的份额始终是青蛙的 {ratio:.2f} 倍。",
}


def plot(cat=2.0, language="en"):
    language = language if language in NAMES else "en"
    scores = np.array([cat, 1.0, -1.0])
    powers = np.exp(scores - scores.max())
    shares = powers / powers.sum()
    return {
        "kind": "bars",
        "labels": [f"{name} ({score:g})" for name, score in zip(NAMES[language], scores, strict=True)],
        "values": shares,
        "range": (0, 1),
        "sentence": SENTENCES[language].format(cat=cat, share=shares[0], ratio=shares[1] / shares[2]),
        "table": [
            HEADS[language],
            *(
                (name, score, f"{share:.3f}")
                for name, score, share in zip(NAMES[language], scores, shares, strict=True)
            ),
        ],
    }
