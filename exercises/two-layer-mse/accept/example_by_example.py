import numpy as np


def two_layer_mse(x, t, W1, b1, W2, b2):
    """One example at a time, its contributions added to the sums; outer products, no batch axis."""
    share = 1 / t.size
    loss, grads = 0.0, [np.zeros_like(p) for p in (W1, b1, W2, b2)]
    for row, target in zip(x, t, strict=True):
        a = (1 + np.tanh((W1 @ row + b1) / 2)) / 2
        error = W2 @ a + b2 - target
        loss += share * float(error @ error)
        dy = 2 * share * error
        dz = (W2.T @ dy) * a * (1 - a)
        for grad, piece in zip(grads, (np.outer(dz, row), dz, np.outer(dy, a), dy), strict=True):
            grad += piece
    return [loss, *(grad.tolist() for grad in grads)]
