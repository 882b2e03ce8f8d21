import torch


def log_softmax(x):
    """Torch, with a graph hanging on the result."""
    x = torch.as_tensor(x).double().requires_grad_()
    return x - x.logsumexp(-1, keepdim=True)


def cross_entropy(logits, targets):
    targets = torch.as_tensor(targets).long()
    return -log_softmax(logits).gather(1, targets[:, None]).mean()
