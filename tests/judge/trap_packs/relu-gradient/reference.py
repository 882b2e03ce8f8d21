import torch


def relu_backward(x, dy):
    """The slope at exactly 0 is 0."""
    x = torch.as_tensor(x).requires_grad_()
    (dx,) = torch.autograd.grad(torch.relu(x), x, torch.as_tensor(dy))
    return dx
