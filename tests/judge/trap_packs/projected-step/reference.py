import torch


def projected_step(x, start, g, alpha, eps):
    """A step of alpha along the sign, then back into the box of half width eps around `start`."""
    x, start, g = (torch.as_tensor(a) for a in (x, start, g))
    moved = x + alpha * torch.sign(g)
    return torch.minimum(torch.maximum(moved, start - eps), start + eps)
