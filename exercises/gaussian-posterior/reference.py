import math

import torch


def posterior(X, mu1, mu2, S1, S2, n1, n2):
    """X: (M, D), mu1, mu2: (D,), S1, S2: (D, D), n1, n2: counts -> (M,), the probability of class 1."""
    X, mu1, mu2, S1, S2 = (torch.as_tensor(a) for a in (X, mu1, mu2, S1, S2))
    # Divide above and below by the numerator: 1 / (1 + exp(-z)), the sigmoid of the log-ratio. Far from
    # both means the densities are 0 and their ratio is lost, but z is an ordinary number.
    z = _log_density(X, mu1, S1) - _log_density(X, mu2, S2) + math.log(n1 / n2)
    return torch.sigmoid(z)


def _log_density(X, mu, S):
    """(M,), without the power of two pi: both classes have the same, and it cancels."""
    away = X - mu  # (M, D)
    squared = (away * torch.linalg.solve(S, away.T).T).sum(dim=1)
    return -squared / 2 - torch.logdet(S) / 2
