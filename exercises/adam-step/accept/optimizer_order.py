import math

import torch


def adam_step(param, grad, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.0):
    """Tensors, with the corrections drawn out of the root as two numbers."""
    param, grad, m, v = (torch.as_tensor(a) for a in (param, grad, m, v))
    grad = grad.add(param, alpha=weight_decay)
    m = torch.lerp(m, grad, 1 - beta1)
    v = (v * beta2).addcmul(grad, grad, value=1 - beta2)
    rate = lr / (1 - beta1**t)
    return param - rate * m / (v.sqrt() / math.sqrt(1 - beta2**t) + eps), m, v
