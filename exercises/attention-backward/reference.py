import math

import torch


def attention_backward(q, k, v, dout):
    """q: (Tq, d), k: (Tk, d), v: (Tk, dv), dout: (Tq, dv) -> dq, dk, dv in the shapes of q, k, v."""
    q, k, v, dout = (_floating(a) for a in (q, k, v, dout))
    scale = 1 / math.sqrt(q.shape[-1])
    weights = torch.softmax(q @ k.mT * scale, dim=-1)  # (Tq, Tk)
    dv = weights.mT @ dout  # a value is used by every query: sum over the rows
    dweights = dout @ v.mT  # (Tq, Tk): how well each value points along dout
    # Through the softmax of one row: a share moves by how much better it is than the row's average.
    average = (weights * dweights).sum(dim=-1, keepdim=True)
    dscores = weights * (dweights - average)
    return dscores @ k * scale, dscores.mT @ q * scale, dv


def loss(q, k, v, dout):
    """The simplest loss whose gradient at the output is dout."""
    q, k, v, dout = (_floating(a) for a in (q, k, v, dout))
    weights = torch.softmax(q @ k.mT / math.sqrt(q.shape[-1]), dim=-1)
    return (dout * (weights @ v)).sum()


def _floating(a):
    a = torch.as_tensor(a)
    return a if a.is_floating_point() else a.double()
