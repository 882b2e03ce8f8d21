import torch


def logsumexp(z):
    """z: (..., C) -> (...), the logarithm of the sum of exponentials along the last axis."""
    z = torch.as_tensor(z)
    if not z.is_floating_point():
        z = z.double()
    m = z.amax(dim=-1, keepdim=True)  # (..., 1): every slice has its own
    # e^m is taken out of the sum; what stays inside lies between 1 and C.
    return m.squeeze(-1) + (z - m).exp().sum(dim=-1).log()


def log_softmax(z):
    """z: (..., C) -> (..., C), the logarithm of each share, without ever forming a share."""
    s = logsumexp(z)
    return torch.as_tensor(z) - s.unsqueeze(-1)  # the lost axis comes back, so that slices meet their own sum
