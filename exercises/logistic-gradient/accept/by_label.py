import torch


def logistic_grad(X, t, w, b):
    """Signed: each example pulls with the probability of the wrong label."""
    X, w = torch.as_tensor(X).double(), torch.as_tensor(w).double()
    sign = 1 - 2 * torch.as_tensor(t).double()
    pull = sign * torch.sigmoid(sign * (X @ w + b))
    return torch.einsum("n,nd->d", pull, X) / len(X), pull.mean()
