import torch
from torch.nn import functional


def mlp_backprop(x, t, W1, b1, W2, b2):
    """x: (N, D), t: (N,), W1: (H, D), b1: (H,), W2: (C, H), b2: (C,) -> loss, dW1, db1, dW2, db2."""
    x, W1, b1, W2, b2 = (_floating(a) for a in (x, W1, b1, W2, b2))
    # Forward: keep what the way back will need.
    a = torch.sigmoid(functional.linear(x, W1, b1))  # (N, H)
    s = functional.linear(a, W2, b2)  # (N, C)
    t = torch.as_tensor(t).long()
    # Backward: the same three boxes in reverse order.
    ds = (torch.softmax(s, dim=1) - functional.one_hot(t, s.shape[1])) / len(t)  # (N, C)
    dW2, db2 = ds.T @ a, ds.sum(dim=0)
    dz = (ds @ W2) * a * (1 - a)  # (N, H): through the weights, then through the sigmoid's slope
    dW1, db1 = dz.T @ x, dz.sum(dim=0)
    return functional.cross_entropy(s, t), dW1, db1, dW2, db2


def loss(x, t, W1, b1, W2, b2):
    """The loss alone; nudge a parameter in it and see what the gradients say."""
    x, W1, b1, W2, b2 = (_floating(a) for a in (x, W1, b1, W2, b2))
    a = torch.sigmoid(functional.linear(x, W1, b1))
    return functional.cross_entropy(functional.linear(a, W2, b2), torch.as_tensor(t).long())


def _floating(a):
    a = torch.as_tensor(a)
    return a if a.is_floating_point() else a.double()
