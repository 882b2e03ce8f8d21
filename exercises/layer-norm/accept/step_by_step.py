def layernorm_forward(x, gamma, beta, eps=1e-5):
    mu = x.mean(axis=-1, keepdims=True)
    c = x - mu
    inv = ((c * c).mean(axis=-1, keepdims=True) + eps) ** -0.5
    return c * inv * gamma + beta, [c, inv, gamma]


def layernorm_backward(dy, cache):
    """Back through one operation after another: product, power, mean of squares, centring."""
    c, inv, gamma = cache
    D = c.shape[-1]
    flat = (-1, D)
    dgamma = (dy * c * inv).reshape(flat).sum(axis=0)
    dbeta = dy.reshape(flat).sum(axis=0)
    dn = dy * gamma
    dinv = (dn * c).sum(axis=-1, keepdims=True)
    dvar = -0.5 * inv**3 * dinv
    dc = dn * inv + 2 * c * dvar / D
    return dc - dc.mean(axis=-1, keepdims=True), dgamma, dbeta
