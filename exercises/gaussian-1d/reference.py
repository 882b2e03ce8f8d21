import math

import torch


def fit(x):
    """x: (N,) -> mean and variance, one number each."""
    x = _floats(x)
    mu = x.mean()
    return mu, (x - mu).square().mean()


def log_density(x, mu, var):
    """x: (M,) -> (M,), the logarithm of the height at each number."""
    # Written in logarithms throughout: the height underflows to 0 some forty standard deviations away.
    return -((_floats(x) - mu) ** 2) / (2 * var) - math.log(2 * math.pi * var) / 2


def _floats(x):
    x = torch.as_tensor(x)
    return x if x.is_floating_point() else x.double()
