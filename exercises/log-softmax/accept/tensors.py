import torch


def log_softmax(z):
    """Torch in single precision, with a graph hanging on the result."""
    z = torch.as_tensor(z).float().requires_grad_()
    shifted = z - z.max(-1, keepdim=True).values
    return shifted - shifted.exp().sum(-1, keepdim=True).log()


def logsumexp(z):
    return torch.as_tensor(z).float()[..., 0] - log_softmax(z)[..., 0]
