import math

import numpy as np


def log_softmax(x):
    """Row by row in plain Python; the result is a nested list."""

    def of_row(scores):
        top = max(scores)
        rest = math.log(math.fsum(math.exp(score - top) for score in scores))
        return [score - top - rest for score in scores]

    x = np.asarray(x, dtype=float)
    return np.array([of_row(row) for row in x.reshape(-1, x.shape[-1]).tolist()]).reshape(x.shape).tolist()


def cross_entropy(logits, targets):
    total = 0.0
    for row, target in zip(log_softmax(logits), targets, strict=True):
        total -= row[int(target)]
    return total / len(logits)
