import torch


def fit_gaussian(X):
    """X: (N, D) -> mu: (D,), Sigma: (D, D)."""
    X = torch.as_tensor(X)
    if not X.is_floating_point():
        X = X.double()
    mu = X.mean(dim=0)
    # Centre first. The mean of the squares minus the square of the mean is the same on paper, but far
    # from the origin both are huge and their difference is rounding noise.
    centred = X - mu  # (N, D)
    # The product (D, N) @ (N, D) adds up the N outer products, one for each point.
    return mu, centred.T @ centred / len(X)
