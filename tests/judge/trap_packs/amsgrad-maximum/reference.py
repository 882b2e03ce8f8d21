import torch


def amsgrad(grads, beta, eps):
    """The denominator after each step: the root of the corrected maximum of the uncorrected averages."""
    grads = torch.as_tensor(grads)
    v = largest = torch.zeros_like(grads[0])
    out = []
    for t, g in enumerate(grads, 1):
        v = beta * v + (1 - beta) * g**2
        largest = torch.maximum(largest, v)
        out.append((largest / (1 - beta**t)).sqrt() + eps)
    return torch.stack(out)
