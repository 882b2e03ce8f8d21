import math

import torch


def gaussian_logpdf(X, mu, Sigma):
    """X: (N, D), mu: (D,), Sigma: (D, D) -> (N,)."""
    X, mu, Sigma = (torch.as_tensor(a) for a in (X, mu, Sigma))
    away = X - mu  # (N, D)
    # Sigma = L L' with a triangular L. In the coordinates z = inv(L) (x - mu) the hill is round with
    # standard deviation 1, so z'z is the squared distance, and inv(Sigma) is never formed.
    L = torch.linalg.cholesky(Sigma)
    z = torch.linalg.solve_triangular(L, away.T, upper=False)  # (D, N)
    # det(Sigma) = det(L)^2, and the determinant of a triangle is the product of its diagonal.
    half_log_det = L.diagonal().log().sum()
    return -z.square().sum(dim=0) / 2 - half_log_det - len(mu) * math.log(2 * math.pi) / 2
