import math

import torch


def self_attention(x, Wq, Wk, Wv):
    """x: (..., T, D), Wq, Wk, Wv: (D, d) -> (..., T, d)."""
    x, Wq, Wk, Wv = (_floating(a) for a in (x, Wq, Wk, Wv))
    q, k, v = x @ Wq, x @ Wk, x @ Wv  # the same rows in three parts, (..., T, d) each
    scores = q @ k.mT / math.sqrt(q.shape[-1])  # (..., T, T): row = who asks, column = who is asked
    return torch.softmax(scores, dim=-1) @ v


def _floating(a):
    a = torch.as_tensor(a)
    return a if a.is_floating_point() else a.double()
