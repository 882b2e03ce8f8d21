import torch


def softmax(x, axis=-1):
    """x: any shape -> the same shape; every slice along `axis` sums to 1."""
    x = torch.as_tensor(x)
    if not x.is_floating_point():
        x = x.double()
    # A shift of a whole slice cancels in the quotient. With its maximum the largest exponential is
    # exp(0) = 1: nothing overflows, and the sum is never below 1.
    e = torch.exp(x - x.amax(dim=axis, keepdim=True))
    return e / e.sum(dim=axis, keepdim=True)
