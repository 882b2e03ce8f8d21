import torch


def attention_convolution(x, W):
    """x: (T, D), W: (3, D, O) -> (T, O)."""
    x, W = _floating(x), _floating(W)
    position = torch.arange(len(x))
    ahead = position - position[:, None]  # (T, T): how far column s lies ahead of row t
    # Each head's weights are decided by places alone: a single 1 in a row, or none at an end.
    return sum((ahead == h - 1).to(x.dtype) @ x @ W[h] for h in range(3))


def _floating(a):
    a = torch.as_tensor(a)
    return a if a.is_floating_point() else a.double()
