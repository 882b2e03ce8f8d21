import torch


def linear_backward(x, W, dy):
    """x: (N, D), W: (O, D), dy: (N, O) -> dx: (N, D), dW: (O, D), db: (O,)."""
    x, W, dy = (_floating(a) for a in (x, W, dy))
    dx = dy @ W  # an input is used by every output of its row: sum over o
    dW = dy.T @ x  # a weight is used by every example: sum over n
    db = dy.sum(dim=0)  # so is a bias, multiplied by 1
    return dx, dW, db


def loss(x, W, dy):
    """The simplest loss whose derivative by y is dy; nudge x or W in it and see what the gradients say."""
    x, W, dy = (_floating(a) for a in (x, W, dy))
    return (dy * (x @ W.T)).sum()


def _floating(a):
    a = torch.as_tensor(a)
    return a if a.is_floating_point() else a.double()
