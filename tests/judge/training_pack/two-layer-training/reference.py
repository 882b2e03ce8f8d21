import torch
from torch.nn import functional


def gradients(W1, b1, W2, b2, x, y):
    """Autograd's gradients of the mean cross-entropy, at the given parameters."""
    parameters = [torch.as_tensor(p).clone().requires_grad_() for p in (W1, b1, W2, b2)]
    loss = network_loss(*parameters, torch.as_tensor(x), torch.as_tensor(y))
    return loss.item(), *torch.autograd.grad(loss, parameters)


def network_loss(W1, b1, W2, b2, x, y):
    h = torch.relu(x @ W1 + b1)  # (N, H)
    return functional.cross_entropy(h @ W2 + b2, y)


def train(W1, b1, W2, b2, x, y, rate, steps):
    """Plain gradient descent on all examples."""
    parameters = [torch.as_tensor(p).clone() for p in (W1, b1, W2, b2)]
    losses = []
    for _ in range(steps):
        loss, *grads = gradients(*parameters, x, y)
        losses.append(loss)
        parameters = [p - rate * torch.as_tensor(g) for p, g in zip(parameters, grads, strict=True)]
    return parameters, losses
