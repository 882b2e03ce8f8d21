import numpy as np


def log_softmax(x):
    x = np.asarray(x, dtype=float)
    return x - np.logaddexp.reduce(x, axis=-1, keepdims=True)


def cross_entropy(logits, targets):
    """The one-hot picture, as one contraction."""
    one_hot = np.eye(logits.shape[1])[targets]
    return -np.einsum("nc,nc->", one_hot, log_softmax(logits)) / len(targets)
