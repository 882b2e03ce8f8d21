import torch


def two_layer_mse(x, t, W1, b1, W2, b2):
    """x: (N, D), t: (N, O), W1: (H, D), b1: (H,), W2: (O, H), b2: (O,) -> loss, dW1, db1, dW2, db2."""
    x, t, W1, b1, W2, b2 = (torch.as_tensor(p) for p in (x, t, W1, b1, W2, b2))

    # Forward: what the backward pass will ask for keeps its name.
    a = torch.sigmoid(x @ W1.T + b1)  # (N, H)
    y = a @ W2.T + b2  # (N, O)
    loss = ((y - t) ** 2).mean()

    # Backward: the same stations in reverse; d... is the gradient of the loss with respect to ...
    dy = 2 * (y - t) / y.numel()  # (N, O); the only place where a mean divides
    dW2 = dy.T @ a  # the input of this layer is a
    db2 = dy.sum(dim=0)
    da = dy @ W2  # (N, H): handed on
    dz = da * a * (1 - a)  # through the gates, entry by entry
    dW1 = dz.T @ x  # the input of this layer is x
    db1 = dz.sum(dim=0)
    return loss, dW1, db1, dW2, db2


def mean_squared_error(x, t, W1, b1, W2, b2):
    """The forward pass alone; the gradients above are its derivatives."""
    x, t, W1, b1, W2, b2 = (torch.as_tensor(p) for p in (x, t, W1, b1, W2, b2))
    return ((torch.sigmoid(x @ W1.T + b1) @ W2.T + b2 - t) ** 2).mean()
