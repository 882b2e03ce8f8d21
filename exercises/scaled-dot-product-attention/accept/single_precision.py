import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    """Everything in float32."""
    q, k, v = (np.asarray(a, dtype=np.float32) for a in (q, k, v))
    scores = np.matmul(q, k.swapaxes(-1, -2)) / np.float32(np.sqrt(q.shape[-1]))
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    if mask is not None:
        scores = np.where(mask, scores, np.float32(-np.inf))
        top = np.maximum(scores.max(axis=-1, keepdims=True), np.finfo(np.float32).min)
        e = np.exp(scores - top)
    total = e.sum(axis=-1, keepdims=True)
    weights = np.divide(e, total, out=np.zeros_like(e), where=total > 0)
    return weights @ v, weights
