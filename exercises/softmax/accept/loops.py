import math

import numpy as np


def softmax(x, axis=-1):
    """Each slice by itself, in plain Python; the result is a nested list."""

    def of_slice(scores):
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        total = math.fsum(powers)
        return [power / total for power in powers]

    moved = np.moveaxis(np.asarray(x, dtype=float), axis, -1)
    rows = [of_slice(row.tolist()) for row in moved.reshape(-1, moved.shape[-1])]
    return np.moveaxis(np.array(rows).reshape(moved.shape), -1, axis).tolist()
