import numpy as np


def embedding(ids, E):
    """As a product with one-hot rows."""
    return np.eye(len(E), dtype=E.dtype)[ids] @ E


def embedding_backward(dy, ids, n):
    return np.tensordot(np.eye(n, dtype=dy.dtype)[ids.ravel()], dy.reshape(ids.size, -1), axes=(0, 0))
