import numpy as np


def batchnorm_forward(x, gamma, beta, running_mean, running_var, momentum=0.1, eps=1e-5, training=True):
    """One column at a time, in lists; the cache is a list of columns."""
    columns, cache, means, variances = [], [], [], []
    for d, column in enumerate(np.asarray(x, dtype=float).T):
        mean, var = float(running_mean[d]), float(running_var[d])
        means.append(mean)
        variances.append(var)
        if training:
            mean, var = column.mean(), column.var()
            means[d] += momentum * (mean - means[d])
            variances[d] = (1 - momentum) * variances[d] + momentum * column.var(ddof=1)
        root = (var + eps) ** 0.5
        columns.append((float(gamma[d]) * (column - mean) / root + float(beta[d])).tolist())
        cache.append((column, mean, root, float(gamma[d])))
    return np.transpose(columns), cache, means, variances


def batchnorm_backward(dout, cache):
    """With the whole matrix of slopes of one column, d out_k / d x_n."""
    dx, dgamma, dbeta = [], [], []
    for d, (column, mean, root, gamma) in enumerate(cache):
        normed, n = (column - mean) / root, len(column)
        slopes = gamma / root * (np.eye(n) - 1 / n - np.outer(normed, normed) / n)
        gradient = np.asarray(dout, dtype=float)[:, d]
        dx.append(gradient @ slopes)
        dgamma.append(gradient @ normed)
        dbeta.append(gradient.sum())
    return np.stack(dx, axis=1), dgamma, dbeta
