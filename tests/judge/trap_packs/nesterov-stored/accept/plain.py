import numpy as np


def nesterov(x, grads, lr, mu):
    behind, v = x, np.zeros(len(x))
    for g in grads:
        v = mu * v - lr * g
        behind = behind + v
    return behind + mu * v
