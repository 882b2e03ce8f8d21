import math

import torch


def mha_forward(x, Wq, Wk, Wv, Wo, bq, bk, bv, bo, num_heads, causal=False):
    """x: (B, T, D), W: (D, D), b: (D,) -> out: (B, T, D), cache."""
    x, Wq, Wk, Wv, Wo, bq, bk, bv, bo = (torch.as_tensor(a) for a in (x, Wq, Wk, Wv, Wo, bq, bk, bv, bo))
    q, k, v = (_split(x @ W + b, num_heads) for W, b in ((Wq, bq), (Wk, bk), (Wv, bv)))
    scores = q @ k.mT / math.sqrt(q.shape[-1])  # (B, heads, T, T)
    if causal:
        scores = scores.masked_fill(torch.ones_like(scores, dtype=torch.bool).triu(1), -math.inf)
    weights = torch.softmax(scores, dim=-1)
    joined = _merge(weights @ v)  # (B, T, D)
    return joined @ Wo + bo, (x, (Wq, Wk, Wv, Wo), (q, k, v), weights, joined)


def mha_backward(dout, cache):
    """dout: (B, T, D) -> nine gradients by name, from the last step of the way there to the first."""
    x, (Wq, Wk, Wv, Wo), (q, k, v), weights, joined = cache
    djoined, dWo, dbo = _linear(joined, Wo, torch.as_tensor(dout))
    dmixed = _split(djoined, q.shape[1])  # (B, heads, T, w)
    dv = weights.mT @ dmixed
    dweights = dmixed @ v.mT
    # A forbidden key has weight 0, so its score has the gradient 0: the mask needs no line of its own.
    dscores = weights * (dweights - (weights * dweights).sum(dim=-1, keepdim=True)) / math.sqrt(q.shape[-1])
    dq, dk = dscores @ k, dscores.mT @ q
    from_q, dWq, dbq = _linear(x, Wq, _merge(dq))
    from_k, dWk, dbk = _linear(x, Wk, _merge(dk))
    from_v, dWv, dbv = _linear(x, Wv, _merge(dv))
    weights_and_biases = {
        "Wq": dWq,
        "Wk": dWk,
        "Wv": dWv,
        "Wo": dWo,
        "bq": dbq,
        "bk": dbk,
        "bv": dbv,
        "bo": dbo,
    }
    return {"x": from_q + from_k + from_v} | weights_and_biases  # x was used three times


def _linear(x, W, dy):
    """The way back through y = x W + b: dx, dW, db, summed over all positions of all sequences."""
    flat = dy.reshape(-1, dy.shape[-1])
    return dy @ W.mT, x.reshape(-1, x.shape[-1]).mT @ flat, flat.sum(dim=0)


def _split(y, num_heads):
    """(B, T, D) -> (B, heads, T, w)."""
    B, T, D = y.shape
    return y.reshape(B, T, num_heads, D // num_heads).transpose(1, 2)


def _merge(y):
    """(B, heads, T, w) -> (B, T, D). Moving numbers about has moving them back as its way back."""
    B, heads, T, w = y.shape
    return y.transpose(1, 2).reshape(B, T, heads * w)
