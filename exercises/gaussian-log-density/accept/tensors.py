import math

import torch


def gaussian_logpdf(X, mu, Sigma):
    """Torch, point by point, with a graph hanging on the result."""
    S = torch.as_tensor(Sigma).double().requires_grad_()
    X, mu = torch.as_tensor(X).double(), torch.as_tensor(mu).double()
    constant = S.logdet() + len(mu) * math.log(2 * math.pi)
    return torch.stack([-0.5 * ((x - mu) @ torch.linalg.solve(S, x - mu) + constant) for x in X])
