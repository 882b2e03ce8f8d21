import torch


def bce(z, t):
    """A log-sum-exp over two scores, the second of them 0; the graph hangs on the result."""
    z = torch.as_tensor(z).double().requires_grad_()
    pair = torch.stack([torch.zeros_like(z), z])
    return (torch.logsumexp(pair, dim=0) - torch.as_tensor(t).double() * z).mean()
