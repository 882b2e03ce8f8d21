import torch


def attend(q, K, V):
    q, K, V = (torch.as_tensor(a).double() for a in (q, K, V))
    weights = torch.softmax((K * q).sum(1) * q.numel() ** -0.5, 0)
    return (weights[:, None] * V).sum(0), weights
