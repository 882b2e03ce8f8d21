import numpy as np


def batchnorm_forward(x, gamma, beta, running_mean, running_var, momentum=0.1, eps=1e-5, training=True):
    """The batch's statistics, or the averages; the cache is a dictionary."""
    if not training:
        out = (x - running_mean) / np.sqrt(running_var + eps) * gamma + beta
        return out, None, running_mean.copy(), running_var.copy()
    n = len(x)
    mean = x.sum(axis=0) / n
    away = x - mean
    var = (away**2).sum(axis=0) / n
    inverse = 1 / np.sqrt(var + eps)
    cache = {"away": away, "inverse": inverse, "gamma": np.array(gamma)}
    running_mean = running_mean + momentum * (mean - running_mean)
    running_var = running_var + momentum * (var * n / (n - 1) - running_var)
    return gamma * away * inverse + beta, cache, running_mean, running_var


def batchnorm_backward(dout, cache):
    """One step of the graph after the other: root, variance, mean, input."""
    away, inverse, gamma = cache["away"], cache["inverse"], cache["gamma"]
    n = len(away)
    dnormed = dout * gamma
    dvar = (dnormed * away).sum(axis=0) * (-0.5) * inverse**3
    daway = dnormed * inverse + dvar * 2 * away / n
    dmean = -daway.sum(axis=0)
    return daway + dmean / n, (dout * away * inverse).sum(axis=0), dout.sum(axis=0)
