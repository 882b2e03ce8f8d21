import torch


def nesterov(x, grads, lr, mu):
    """x: (D,), grads: (T, D) -> (D,), the point ahead, as `torch.optim.SGD(nesterov=True)` stores it."""
    x, grads = torch.as_tensor(x).clone(), torch.as_tensor(grads)
    b = torch.zeros_like(x)
    for g in grads:
        b = mu * b + g
        x = x - lr * (g + mu * b)
    return x
