import torch


def fit(X, y):
    """X: (N, D), y: (N,) class numbers -> {"priors": (C,), "means": (C, D), "cov": (D, D)}."""
    X = torch.as_tensor(X)
    if not X.is_floating_point():
        X = X.double()
    y = torch.as_tensor(y).long()
    one_hot = torch.nn.functional.one_hot(y).to(X.dtype)  # (N, C)
    sizes = one_hot.sum(dim=0)
    means = one_hot.T @ X / sizes[:, None]
    # Each point from the mean of its own class: averaged over all N, the class sizes are in it already.
    centred = X - means[y]
    return {"priors": sizes / len(X), "means": means, "cov": centred.T @ centred / len(X)}


def posterior(params, X):
    """params: what `fit` returned, X: (M, D) -> (M, C)."""
    cov = torch.as_tensor(params["cov"])
    priors, means, X = (torch.as_tensor(a).to(cov) for a in (params["priors"], params["means"], X))
    away = X[:, None, :] - means  # (M, C, D)
    # a' inv(cov) a without the inverse; the determinant is the same for every class and cancels.
    squared = (away * torch.linalg.solve(cov, away.mT).mT).sum(dim=-1)  # (M, C)
    # In logarithms, because far from every mean all densities underflow to 0.
    return torch.softmax(priors.log() - squared / 2, dim=1)
