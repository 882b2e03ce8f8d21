import numpy as np


def adam_step(param, grad, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.0):
    """Copies, changed in place; the averages as old plus a share of the difference."""
    param, m, v = np.array(param), np.array(m), np.array(v)
    g = np.asarray(grad) + weight_decay * param
    m += (1 - beta1) * (g - m)
    v += (1 - beta2) * (g * g - v)
    param -= lr * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps)
    return param, m, v
