import math

import torch


def causal_attention(Q, K, V):
    """Q, K: (N, T, d), V: (N, T, dv) -> (N, T, dv)."""
    Q, K, V = (torch.as_tensor(a) for a in (Q, K, V))
    scores = Q @ K.mT / math.sqrt(Q.shape[-1])  # (N, T, T): row = query, column = key
    later = torch.ones(scores.shape[-2:], dtype=torch.bool).triu(1)  # the diagonal itself is allowed
    return torch.softmax(scores.masked_fill(later, -math.inf), dim=-1) @ V
