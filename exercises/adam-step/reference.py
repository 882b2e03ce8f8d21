import torch


def adam_step(param, grad, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.0):
    """param, grad, m, v: one shape -> the new param, m, v of that shape; t is 1 in the first step."""
    param, grad, m, v = (torch.as_tensor(a) for a in (param, grad, m, v))
    # The decay is one more term of the gradient, so both averages get to see it.
    g = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    # Both began at 0. After t steps the gradients in them have the weights (1 - beta) beta^0, beta^1, ...
    # which sum to 1 - beta^t and not to 1. The state itself stays uncorrected.
    direction = m / (1 - beta1**t)
    size = torch.sqrt(v / (1 - beta2**t))
    return param - lr * direction / (size + eps), m, v
