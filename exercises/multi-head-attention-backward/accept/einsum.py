import numpy as np


def mha_forward(x, Wq, Wk, Wv, Wo, bq, bk, bv, bo, num_heads, causal=False):
    """Index formulas: b sequence, t and s positions, h head, c column of a head, d column."""
    n, D = num_heads, x.shape[-1]
    W = [np.reshape(w, (D, n, -1)) for w in (Wq, Wk, Wv)]
    q, k, v = (
        np.einsum("btd,dhc->bthc", x, w) + np.reshape(b, (n, -1))
        for w, b in zip(W, (bq, bk, bv), strict=True)
    )
    s = np.einsum("bthc,bshc->bhts", q, k) * q.shape[-1] ** -0.5
    if causal:
        s = s + np.triu(np.full(s.shape[-2:], -np.inf), 1)
    a = np.exp(s - np.logaddexp.reduce(s, axis=-1, keepdims=True))
    y = np.einsum("bhts,bshc->bthc", a, v)
    Wo = np.reshape(Wo, (n, -1, D))
    return np.einsum("bthc,hcd->btd", y, Wo) + bo, (x, W, Wo, q, k, v, a, y)


def mha_backward(dout, cache):
    x, W, Wo, q, k, v, a, y = cache
    D = x.shape[-1]
    dy = np.einsum("btd,hcd->bthc", dout, Wo)
    # The row's average of the gradients is the mixture itself times what came back to it.
    g = np.einsum("bthc,bshc->bhts", dy, v) - np.einsum("bthc,bthc->bht", dy, y)[..., None]
    s = a * g * q.shape[-1] ** -0.5
    back = (
        np.einsum("bhts,bshc->bthc", s, k),
        np.einsum("bhts,bthc->bshc", s, q),
        np.einsum("bhts,bthc->bshc", a, dy),
    )
    grads = {"x": 0, "Wo": np.einsum("bthc,btd->hcd", y, dout).reshape(D, D), "bo": dout.sum((0, 1))}
    for name, w, d in zip("qkv", W, back, strict=True):
        grads["W" + name] = np.einsum("btd,bthc->dhc", x, d).reshape(D, D)
        grads["b" + name] = d.sum((0, 1)).reshape(D)
        grads["x"] = grads["x"] + np.einsum("bthc,dhc->btd", d, w)
    return grads
