import numpy as np


def multi_head_attention(x, Wq, Wk, Wv, Wo, bq, bk, bv, bo, num_heads, causal=False):
    """One head after another, each with its own columns of the weights; their parts of Wo add up."""
    B, T, D = x.shape
    w = D // num_heads
    out = np.zeros((B, T, D)) + bo
    for start in range(0, D, w):
        mine = slice(start, start + w)
        for b in range(B):
            q, k, v = (x[b] @ W[:, mine] + bias[mine] for W, bias in ((Wq, bq), (Wk, bk), (Wv, bv)))
            for t in range(T):
                seen = t + 1 if causal else T
                s = k[:seen] @ q[t] / w**0.5
                a = np.exp(s - s.max())
                out[b, t] += (a / a.sum()) @ v[:seen] @ Wo[mine]
    return out
