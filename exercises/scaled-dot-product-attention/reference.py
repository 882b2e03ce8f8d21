import math

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    """q: (..., Tq, d), k: (..., Tk, d), v: (..., Tk, dv) -> out: (..., Tq, dv), weights: (..., Tq, Tk)."""
    q, k, v = (_floating(a) for a in (q, k, v))
    scores = q @ k.mT / math.sqrt(q.shape[-1])  # (..., Tq, Tk)
    if mask is not None:
        scores = scores.masked_fill(~torch.as_tensor(mask), -math.inf)
    weights = _softmax_or_zeros(scores)
    return weights @ v, weights


def _softmax_or_zeros(scores):
    """Softmax over the last axis; a row of nothing but -inf gives zeros."""
    top = scores.amax(dim=-1, keepdim=True)
    # -inf - (-inf) would be NaN: an empty row is shifted by 0, and its sum of 0 is replaced by 1.
    e = torch.exp(scores - top.masked_fill(top == -math.inf, 0))
    total = e.sum(dim=-1, keepdim=True)
    return e / total.masked_fill(total == 0, 1)


def _floating(a):
    a = torch.as_tensor(a)
    return a if a.is_floating_point() else a.double()
