import torch


def softmax(x, axis=-1):
    """Torch, with a graph hanging on the result."""
    scores = torch.as_tensor(x).double().requires_grad_()
    return torch.exp(scores - torch.logsumexp(scores, dim=axis, keepdim=True))
