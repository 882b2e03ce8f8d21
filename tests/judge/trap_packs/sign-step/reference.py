import torch


def sign_step(x, g, lr):
    """The sign of 0 is 0: no step."""
    return torch.as_tensor(x) - lr * torch.sign(torch.as_tensor(g))
