import numpy as np


def multi_head_attention(x, Wq, Wk, Wv, Wo, bq, bk, bv, bo, num_heads, causal=False):
    """Index formulas with an axis for the heads; the bias of the keys is left out, for it cancels."""
    D = x.shape[-1]
    n, w = num_heads, D // num_heads

    def projected(W, b):
        return np.einsum("btd,dhw->bthw", x, np.reshape(W, (D, n, w))) + np.reshape(b, (n, w))

    q, k, v = projected(Wq, bq), projected(Wk, 0 * bk), projected(Wv, bv)
    s = np.einsum("bqhw,bkhw->bhqk", q / np.sqrt(w), k)
    if causal:
        s = s + np.triu(np.full(s.shape[-2:], -np.inf), 1)
    a = np.exp(s - np.logaddexp.reduce(s, axis=-1, keepdims=True))
    return np.einsum("bhqk,bkhw,hwo->bqo", a, v, np.reshape(Wo, (n, w, D))) + bo
