import torch


def fit_gaussian(X):
    """Point by point, as in the formula; torch, with a graph hanging on the result."""
    points = torch.as_tensor(X).double().requires_grad_()
    mu = sum(points) / len(points)
    return mu, sum(torch.outer(x - mu, x - mu) for x in points) / len(points)
