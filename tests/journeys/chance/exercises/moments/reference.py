import torch


def moments(p, x):
    """p, x: (K,) -> the expectation and the variance, two numbers."""
    p, x = torch.as_tensor(p), torch.as_tensor(x)
    mean = p @ x
    return mean, p @ (x - mean) ** 2
