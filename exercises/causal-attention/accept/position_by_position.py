import numpy as np


def causal_attention(Q, K, V):
    """Each position is the last word of its own short text."""
    out = np.zeros(V.shape)
    for n in range(len(Q)):
        for t in range(Q.shape[1]):
            s = K[n, : t + 1] @ Q[n, t] / Q.shape[2] ** 0.5
            a = np.exp(s - s.max())
            out[n, t] = a @ V[n, : t + 1] / a.sum()
    return out
