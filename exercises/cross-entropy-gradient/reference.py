import torch
from torch.nn import functional


def cross_entropy(logits, t):
    """logits: (N, C), t: (N,) class numbers -> the mean loss (), its gradient (N, C)."""
    logits, t = _floating(logits), torch.as_tensor(t).long()
    p = torch.softmax(logits, dim=1)
    one_hot = functional.one_hot(t, logits.shape[1])
    # What was said minus what was true. The mean hands every example a share of 1/N.
    return loss(logits, t), (p - one_hot) / len(t)


def loss(logits, t):
    """The loss alone, (); it takes logarithms of shares without forming them."""
    return functional.cross_entropy(_floating(logits), torch.as_tensor(t).long())


def _floating(a):
    a = torch.as_tensor(a)
    return a if a.is_floating_point() else a.double()
