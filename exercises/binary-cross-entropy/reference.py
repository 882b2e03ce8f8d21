import torch


def bce(z, t):
    """z: (N,) scores, t: (N,) labels 0 or 1 -> one number, the mean cost."""
    z = torch.as_tensor(z)
    if not z.is_floating_point():
        z = z.double()
    t = torch.as_tensor(t).to(z.dtype)
    # -log sigmoid(z) = log(1 + exp(-z)), and for the label 0 the same with z in place of -z. So flip the
    # sign of the score where the label is 1: then the cost is log(1 + exp(s)) for everybody.
    s = z * (1 - 2 * t)
    # log(1 + exp(s)) = max(s, 0) + log(1 + exp(-|s|)): the exponential is never above 1.
    return (s.clamp(min=0) + torch.log1p(torch.exp(-s.abs()))).mean()
