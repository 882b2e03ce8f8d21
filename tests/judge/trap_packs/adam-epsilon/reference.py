import torch


def adam_step(x, g, m, v, t, lr, eps):
    """Step number t, from 1, with decay rates 0.9 and 0.999; eps is added to the root."""
    x, g, m, v = (torch.as_tensor(a) for a in (x, g, m, v))
    m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
    return x - lr * (m / (1 - 0.9**t)) / ((v / (1 - 0.999**t)).sqrt() + eps), m, v
