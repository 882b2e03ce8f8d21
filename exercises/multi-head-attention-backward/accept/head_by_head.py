import numpy as np


def mha_forward(x, Wq, Wk, Wv, Wo, bq, bk, bv, bo, num_heads, causal=False):
    """The cache is the arguments; everything is computed again on the way back."""
    cache = {"x": x, "Wq": Wq, "Wk": Wk, "Wv": Wv, "Wo": Wo, "bq": bq, "bk": bk, "bv": bv}
    cache |= {"n": num_heads, "causal": causal}
    out = np.zeros(x.shape) + bo
    for b, mine in _heads(cache):
        _, _, v, a = _head(cache, b, mine)
        out[b] += a @ v @ Wo[mine]
    return out, cache


def _heads(c):
    w = c["x"].shape[2] // c["n"]
    return [(b, slice(s, s + w)) for b in range(len(c["x"])) for s in range(0, c["x"].shape[2], w)]


def _head(c, b, mine):
    """Queries, keys, values and weights of one head in one sequence."""
    q, k, v = (c["x"][b] @ c["W" + n][:, mine] + c["b" + n][mine] for n in "qkv")
    s = q @ k.T / np.sqrt(q.shape[1])
    if c["causal"]:
        s = np.where(np.tri(len(s), dtype=bool), s, -np.inf)
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return q, k, v, e / e.sum(axis=1, keepdims=True)


def mha_backward(dout, cache):
    D = dout.shape[2]
    grads = {name: np.zeros((D, D)) for name in ("Wq", "Wk", "Wv", "Wo")}
    grads |= {name: np.zeros(D) for name in ("bq", "bk", "bv")}
    grads |= {"x": np.zeros(dout.shape), "bo": dout.sum(axis=(0, 1))}
    for b, mine in _heads(cache):
        q, k, v, a = _head(cache, b, mine)
        grads["Wo"][mine] += (a @ v).T @ dout[b]
        d = dout[b] @ cache["Wo"][mine].T
        g = d @ v.T
        s = a * (g - np.sum(a * g, axis=1, keepdims=True)) / np.sqrt(q.shape[1])
        for name, dy in {"q": s @ k, "k": s.T @ q, "v": a.T @ d}.items():
            grads["W" + name][:, mine] += cache["x"][b].T @ dy
            grads["b" + name][mine] += dy.sum(axis=0)
            grads["x"][b] += dy @ cache["W" + name][:, mine].T
    return grads
