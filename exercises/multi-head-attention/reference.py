import math

import torch


def multi_head_attention(x, Wq, Wk, Wv, Wo, bq, bk, bv, bo, num_heads, causal=False):
    """x: (B, T, D), W: (D, D), b: (D,) -> (B, T, D)."""
    x, Wq, Wk, Wv, Wo, bq, bk, bv, bo = (_floating(a) for a in (x, Wq, Wk, Wv, Wo, bq, bk, bv, bo))
    B, T, D = x.shape
    q, k, v = (_split(x @ W + b, num_heads) for W, b in ((Wq, bq), (Wk, bk), (Wv, bv)))
    scores = q @ k.mT / math.sqrt(q.shape[-1])  # (B, heads, T, T); a head's width, not D
    if causal:
        later = torch.ones(T, T, dtype=torch.bool).triu(1)  # above the diagonal: key after query
        scores = scores.masked_fill(later, -math.inf)
    mixed = torch.softmax(scores, dim=-1) @ v  # (B, heads, T, w)
    return mixed.transpose(1, 2).reshape(B, T, D) @ Wo + bo


def _split(y, num_heads):
    """(B, T, D) -> (B, heads, T, w): cut the columns, then carry the heads past the positions."""
    B, T, D = y.shape
    return y.reshape(B, T, num_heads, D // num_heads).transpose(1, 2)


def _floating(a):
    a = torch.as_tensor(a)
    return a if a.is_floating_point() else a.double()
