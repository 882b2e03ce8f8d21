import torch


def batchnorm_forward(x, gamma, beta, running_mean, running_var, momentum=0.1, eps=1e-5, training=True):
    """x: (N, D), the others (D,) -> out: (N, D), cache, running_mean: (D,), running_var: (D,)."""
    x, gamma, beta = (torch.as_tensor(a) for a in (x, gamma, beta))
    running_mean, running_var = torch.as_tensor(running_mean), torch.as_tensor(running_var)
    if training:
        mean = x.mean(dim=0)
        var = x.var(dim=0, correction=0)
        # This batch is all there is to normalise: divide by N. As an estimate for unseen data: by N - 1.
        unbiased = x.var(dim=0, correction=1)
        running_mean = (1 - momentum) * running_mean + momentum * mean
        running_var = (1 - momentum) * running_var + momentum * unbiased
    else:
        mean, var = running_mean, running_var
    scale = torch.sqrt(var + eps)
    normed = (x - mean) / scale
    return gamma * normed + beta, (normed, scale, gamma), running_mean, running_var


def batchnorm_backward(dout, cache):
    """dout: (N, D) -> dx: (N, D), dgamma: (D,), dbeta: (D,)."""
    normed, scale, gamma = cache
    dout = torch.as_tensor(dout)
    dbeta = dout.sum(dim=0)
    dgamma = (dout * normed).sum(dim=0)
    dnormed = dout * gamma
    # Moving all examples alike, or stretching them all alike, changes no output. So the gradient must not
    # point that way: its mean and its part along `normed` are taken out.
    shared = dnormed.mean(dim=0) + normed * (dnormed * normed).mean(dim=0)
    return (dnormed - shared) / scale, dgamma, dbeta


def loss(x, gamma, beta, running_mean, running_var, dout=0.0, later=None, **settings):
    """The simplest loss whose derivative by the output is dout."""
    out, *_ = batchnorm_forward(x, gamma, beta, running_mean, running_var, **settings)
    return (torch.as_tensor(dout) * out).sum()
