"""Who looks at whom in a short sentence, with and without the division and the mask."""

import numpy as np

SLIDERS = {"scale": [0.25, 0.5, 1, 2, 4], "mask": ["none", "causal"]}
WORDS = ["animal", "left", "as", "it", "tired"]
# What each word offers to be found by: is it a living thing, an action, a state?
KEYS = np.array([[3, 0, 0], [0, 3, 0], [0, 0, 0], [1, 0, 0], [0, 0, 3]], float)
# What each word looks for.
QUERIES = np.array([[0, 1, 2], [2, 0, 0], [0, 1, 1], [3, 0, 1], [2, 0, 0]], float)


def plot(scale=1, mask="none"):
    scores = scale * QUERIES @ KEYS.T / np.sqrt(3)  # (query, key)
    if mask == "causal":
        scores = np.where(np.tri(len(WORDS), dtype=bool), scores, -np.inf)
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    weights = powers / powers.sum(-1, keepdims=True)
    most = weights.argmax(-1)
    table = [("query", "most to", "weight")]
    for n, word in enumerate(WORDS):
        table.append((word, WORDS[most[n]], f"{weights[n, most[n]]:.2f}"))
    it = WORDS.index("it")
    return {
        "kind": "heatmap",
        "matrix": weights,
        "rows": WORDS,
        "columns": WORDS,
        "range": (0, 1),
        "x_label": "key",
        "y_label": "query",
        "sentence": f'With scores times {scale} and mask "{mask}", the word "it" gives '
        f'{weights[it, most[it]]:.2f} of its attention to "{WORDS[most[it]]}"; every row sums to 1.',
        "table": table,
    }
