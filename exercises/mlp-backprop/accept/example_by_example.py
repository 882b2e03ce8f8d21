import math

import numpy as np


def mlp_backprop(x, t, W1, b1, W2, b2):
    """One example at a time, with outer products that are added up."""
    dW1, db1, dW2, db2 = (np.zeros(np.shape(p)) for p in (W1, b1, W2, b2))
    loss = 0.0
    for row, target in zip(np.asarray(x, dtype=float), t, strict=True):
        a = np.array([_sigmoid(z) for z in W1 @ row + b1])
        s = W2 @ a + b2
        total = np.logaddexp.reduce(s)
        loss += total - s[target]
        ds = np.exp(s - total)
        ds[target] -= 1
        dz = (W2.T @ ds) * a * (1 - a)
        dW1 += np.outer(dz, row)
        db1 += dz
        dW2 += np.outer(ds, a)
        db2 += ds
    return [loss / len(x), *((g / len(x)).tolist() for g in (dW1, db1, dW2, db2))]


def _sigmoid(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))
