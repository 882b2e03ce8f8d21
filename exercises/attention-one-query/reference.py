import math

import torch


def attend(q, K, V):
    """q: (d,), K: (T, d), V: (T, dv) -> out: (dv,), weights: (T,)."""
    q, K, V = (_floating(a) for a in (q, K, V))
    scores = K @ q / math.sqrt(len(q))  # (T,): one dot product for each row of K
    weights = torch.softmax(scores, dim=0)
    return weights @ V, weights  # the sum over j is the product of a row with a matrix


def _floating(a):
    a = torch.as_tensor(a)
    return a if a.is_floating_point() else a.double()
