import torch


def batchnorm_forward(x, gamma, beta, running_mean, running_var, momentum=0.1, eps=1e-5, training=True):
    """Tensors, with the sizes of the averages brought together by lerp."""
    x, gamma, beta, old_mean, old_var = (
        torch.as_tensor(a) for a in (x, gamma, beta, running_mean, running_var)
    )
    if not training:
        return torch.addcmul(beta, gamma, (x - old_mean) * (old_var + eps).rsqrt()), (), old_mean, old_var
    var, mean = torch.var_mean(x, dim=0, correction=0)
    inverse = (var + eps).rsqrt()
    normed = (x - mean) * inverse
    new_mean = torch.lerp(old_mean, mean, momentum)
    new_var = torch.lerp(old_var, var * (len(x) / (len(x) - 1)), momentum)
    return normed * gamma + beta, [normed, inverse * gamma], new_mean, new_var


def batchnorm_backward(dout, cache):
    """The sums of dbeta and dgamma serve dx too."""
    normed, factor = cache
    dout = torch.as_tensor(dout)
    dbeta, dgamma = dout.sum(0), (dout * normed).sum(0)
    return factor * (dout - (dbeta + normed * dgamma) / len(dout)), dgamma, dbeta
