"""Who looks at whom in a short sentence, with and without the division and the mask."""

import numpy as np

SLIDERS = {"scale": [0.25, 0.5, 1, 2, 4], "mask": ["none", "causal"]}
WORDS = ["animal", "left", "as", "it", "tired"]
# What each word offers to be found by: is it a living thing, an action, a state?
KEYS = np.array([[3, 0, 0], [0, 3, 0], [0, 0, 0], [1, 0, 0], [0, 0, 3]], float)
# What each word looks for.
QUERIES = np.array([[0, 1, 2], [2, 0, 0], [0, 1, 1], [3, 0, 1], [2, 0, 0]], float)


def plot(scale=1, mask="none", language="en"):
    scores = scale * QUERIES @ KEYS.T / np.sqrt(3)  # (query, key)
    if mask == "causal":
        scores = np.where(np.tri(len(WORDS), dtype=bool), scores, -np.inf)
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    weights = powers / powers.sum(-1, keepdims=True)
    most = weights.argmax(-1)
    it = WORDS.index("it")
    share, found = f"{weights[it, most[it]]:.2f}", WORDS[most[it]]
    sentence = (
        f'With scores times {scale} and mask "{mask}", the word "it" gives '
        f'{share} of its attention to "{found}"; every row sums to 1.'
    )
    query, key, heading = "query", "key", ("query", "most to", "weight")
    if language == "zh":
        sentence = f"分数乘 {scale}、掩码为 {mask} 时，it 把 {share} 的注意力给了 {found}；每一行之和为 1。"
        query, key, heading = "查询", "键", ("查询", "最多给", "权重")
    table = [heading]
    for n, word in enumerate(WORDS):
        table.append((word, WORDS[most[n]], f"{weights[n, most[n]]:.2f}"))
    return {
        "kind": "heatmap",
        "matrix": weights,
        "rows": WORDS,
        "columns": WORDS,
        "range": (0, 1),
        "x_label": key,
        "y_label": query,
        "sentence": sentence,
        "table": table,
    }
