import torch


def layernorm_forward(x, gamma, beta, eps=1e-5):
    """x: (..., D), gamma, beta: (D,) -> y: (..., D), cache."""
    x, gamma, beta = (torch.as_tensor(a) for a in (x, gamma, beta))
    centred = x - x.mean(dim=-1, keepdim=True)
    deviation = torch.sqrt((centred**2).mean(dim=-1, keepdim=True) + eps)
    normal = centred / deviation
    return gamma * normal + beta, (normal, deviation, gamma)


def layernorm_backward(dy, cache):
    """dy: (..., D) -> dx: (..., D), dgamma: (D,), dbeta: (D,)."""
    dy, normal, deviation, gamma = (torch.as_tensor(a) for a in (dy, *cache))
    lead = tuple(range(dy.ndim - 1))  # gamma and beta are used by every vector: sum over all of them
    dgamma, dbeta = ((dy * normal).sum(dim=lead), dy.sum(dim=lead)) if lead else (dy * normal, dy)
    dnormal = dy * gamma
    # An entry acts on its own, through the mean and through the deviation. The last two take away what
    # points along (1, ..., 1) and along the normalised vector itself.
    along_mean = dnormal.mean(dim=-1, keepdim=True)
    along_normal = normal * (dnormal * normal).mean(dim=-1, keepdim=True)
    return (dnormal - along_mean - along_normal) / deviation, dgamma, dbeta
