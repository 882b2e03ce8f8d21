import torch


def fit(X, y):
    """Torch, with a graph hanging on the parameters; C comes from the distinct labels."""
    X, y = torch.as_tensor(X).double().requires_grad_(), torch.as_tensor(y)
    groups = [X[y == c] for c in y.unique()]
    away = torch.cat([g - g.mean(0) for g in groups])
    return {
        "priors": torch.tensor([len(g) for g in groups]).double() / len(X),
        "means": torch.stack([g.mean(0) for g in groups]),
        "cov": torch.mean(away[:, :, None] * away[:, None, :], dim=0),
    }


def posterior(params, X):
    away = torch.as_tensor(X).double()[:, None] - params["means"]
    half = torch.linalg.solve_triangular(torch.linalg.cholesky(params["cov"]), away.mT, upper=False)
    return torch.softmax(params["priors"].log() - half.square().sum(-2) / 2, dim=-1)
