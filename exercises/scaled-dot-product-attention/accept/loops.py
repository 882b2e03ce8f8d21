import math

import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    """Query by query, key by key; the results are nested lists."""
    *lead, Tq, d = q.shape
    Tk, dv = v.shape[-2:]
    allowed = np.broadcast_to(True if mask is None else mask, (*lead, Tq, Tk))
    out, weights = np.zeros((*lead, Tq, dv)), np.zeros((*lead, Tq, Tk))
    for at in np.ndindex(*lead, Tq):
        keys = [j for j in range(Tk) if allowed[at][j]]
        if not keys:
            continue
        score = {
            j: sum(float(q[at][c]) * float(k[at[:-1]][j][c]) for c in range(d)) / math.sqrt(d) for j in keys
        }
        top = max(score.values())
        total = sum(math.exp(s - top) for s in score.values())
        for j in keys:
            weights[at][j] = math.exp(score[j] - top) / total
            for c in range(dv):
                out[at][c] += weights[at][j] * float(v[at[:-1]][j][c])
    return [out.tolist(), weights.tolist()]
