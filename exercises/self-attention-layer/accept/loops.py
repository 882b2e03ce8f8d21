import numpy as np


def self_attention(x, Wq, Wk, Wv):
    """Position by position; the scores are added up by hand."""
    x = np.asarray(x, dtype=float)
    flat = x.reshape(-1, *x.shape[-2:])
    results = []
    for sequence in flat:
        rows = []
        for row in sequence:
            query = row @ Wq
            scores = np.array([query @ (other @ Wk) for other in sequence]) / len(query) ** 0.5
            shares = np.exp(scores - scores.max())
            shares = shares / shares.sum()
            rows.append(sum(share * (other @ Wv) for share, other in zip(shares, sequence, strict=True)))
        results.append(np.stack(rows))
    return np.stack(results).reshape(*x.shape[:-1], -1).tolist()
