import numpy as np


def additive_scores(Q, K, Wq, Wk, w):
    """The two parts as one product with queries and keys side by side."""
    pairs = np.concatenate(
        [np.repeat(Q, len(K), axis=0), np.tile(K, (len(Q), 1))], axis=1
    )  # (Tq * Tk, dq + dk)
    hidden = np.tanh(pairs @ np.concatenate([Wq, Wk], axis=1).T)
    return np.einsum("ph,h->p", hidden, w).reshape(len(Q), len(K))
