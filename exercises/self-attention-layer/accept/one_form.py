import numpy as np


def self_attention(x, Wq, Wk, Wv):
    """Queries and keys are never formed: one matrix between the positions, and Wv at the very end."""
    between = np.asarray(Wq, dtype=float) @ np.transpose(Wk) / np.sqrt(np.shape(Wq)[1])
    s = np.einsum("...id,de,...je->...ij", x, between, x)
    a = np.exp(s - np.logaddexp.reduce(s, axis=-1, keepdims=True))
    return (a @ x) @ Wv
