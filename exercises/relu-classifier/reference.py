import torch
from torch.nn import functional


def mlp_loss_and_grads(X, y, W1, b1, W2, b2):
    """X: (N, D), y: (N,), W1: (D, H), b1: (H,), W2: (H, C), b2: (C,) -> loss, {"W1", "b1", "W2", "b2"}."""
    X, W1, b1, W2, b2 = (_floating(a) for a in (X, W1, b1, W2, b2))
    y = torch.as_tensor(y).long()
    z = X @ W1 + b1  # (N, H)
    h = z.clamp(min=0)
    s = h @ W2 + b2  # (N, C)
    ds = (torch.softmax(s, dim=1) - functional.one_hot(y, s.shape[1])) / len(y)
    # A unit that was off did not contribute: nothing it could have changed, nothing comes back.
    dz = torch.where(z > 0, ds @ W2.T, 0)
    # The weights have their inputs as rows, and so have their gradients.
    grads = {"W1": X.T @ dz, "b1": dz.sum(dim=0), "W2": h.T @ ds, "b2": ds.sum(dim=0)}
    return functional.cross_entropy(s, y), grads


def _floating(a):
    a = torch.as_tensor(a)
    return a if a.is_floating_point() else a.double()
