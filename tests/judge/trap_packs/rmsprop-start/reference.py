import torch


def rmsprop(x, grads, lr, alpha, eps):
    """The average of the squares begins at 0; eps is added to the root."""
    x, grads = torch.as_tensor(x), torch.as_tensor(grads)
    v = torch.zeros_like(x)
    for g in grads:
        v = alpha * v + (1 - alpha) * g**2
        x = x - lr * g / (v.sqrt() + eps)
    return x
