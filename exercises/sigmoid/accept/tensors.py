import torch


def sigmoid(x):
    """Torch, with a mask for each sign."""
    x = torch.as_tensor(x).double()
    out = torch.empty_like(x)
    out[x >= 0] = 1 / (1 + torch.exp(-x[x >= 0]))
    out[x < 0] = torch.exp(x[x < 0]) / (1 + torch.exp(x[x < 0]))
    return out.requires_grad_()


def sigmoid_backward(dout, x):
    """Upstream times slope."""
    y = sigmoid(x)
    return torch.as_tensor(dout) * (y - y**2)
