import torch


def fit(x):
    """Torch; the variance without Bessel's correction."""
    x = torch.as_tensor(x).double()
    return x.mean(), x.var(unbiased=False)


def log_density(x, mu, var):
    x, mu, var = (torch.as_tensor(a).double() for a in (x, mu, var))
    return -0.5 * ((x - mu).square() / var + (2 * torch.pi * var).log())
