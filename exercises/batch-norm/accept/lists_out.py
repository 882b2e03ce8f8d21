import numpy as np


def batchnorm_forward(x, gamma, beta, running_mean, running_var, momentum=0.1, eps=1e-5, training=True):
    """Every result is a list; the arguments are taken as the arrays that they are."""
    mean, var = (x.mean(axis=0), x.var(axis=0)) if training else (running_mean, running_var)
    normal = (x - mean) / np.sqrt(var + eps)
    if training:
        running_mean = running_mean + momentum * (mean - running_mean)
        running_var = running_var + momentum * (x.var(axis=0, ddof=1) - running_var)
    kept = {"normal": normal, "factor": gamma / np.sqrt(var + eps)}
    return (gamma * normal + beta).tolist(), kept, running_mean.tolist(), running_var.tolist()


def batchnorm_backward(dout, cache):
    normal = cache["normal"]
    dgamma, dbeta = (dout * normal).sum(axis=0), dout.sum(axis=0)
    dx = cache["factor"] * (dout - (dbeta + normal * dgamma) / len(dout))
    return dx.tolist(), dgamma.tolist(), dbeta.tolist()
