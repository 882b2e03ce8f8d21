import torch


def log_softmax(x):
    """x: (..., C) -> (..., C), the logarithm of the softmax over the last axis."""
    x = torch.as_tensor(x)
    if not x.is_floating_point():
        x = x.double()
    shifted = x - x.amax(dim=-1, keepdim=True)
    # The logarithm of the quotient, taken apart: no probability is formed, so none can underflow.
    return shifted - shifted.exp().sum(dim=-1, keepdim=True).log()


def cross_entropy(logits, targets):
    """logits: (N, C), targets: (N,) class numbers -> (), the mean over the rows."""
    log_p = log_softmax(logits)
    rows = torch.arange(len(log_p))
    return -log_p[rows, torch.as_tensor(targets).long()].mean()
