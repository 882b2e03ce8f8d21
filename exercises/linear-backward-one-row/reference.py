import torch


def linear_backward_one_row(x, W, dy):
    """x: (D,), W: (O, D), dy: (O,) -> dx: (D,), dW: (O, D), db: (O,)."""
    x, W, dy = (_floating(a) for a in (x, W, dy))
    dx = W.T @ dy  # an input is used by every output: sum over o
    dW = torch.outer(dy, x)  # a weight joins one output with one input: no sum at all
    db = dy.clone()  # a bias is added to one output as it is
    return dx, dW, db


def loss(x, W, dy):
    """The simplest loss whose derivative by y is dy; nudge x or W in it and see what the gradients say."""
    x, W, dy = (_floating(a) for a in (x, W, dy))
    return dy @ (W @ x)


def _floating(a):
    a = torch.as_tensor(a)
    return a if a.is_floating_point() else a.double()
