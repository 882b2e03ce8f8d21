import numpy as np


def kl_divergence(log_q, p):
    rows = [
        sum(a * (np.log(a) - b) for a, b in zip(*pair, strict=True) if a > 0)
        for pair in zip(p, log_q, strict=True)
    ]
    return sum(rows) / len(rows)
