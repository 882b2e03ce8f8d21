import math


def additive_scores(Q, K, Wq, Wk, w):
    """Pair by pair, unit by unit."""

    def unit(row, x):
        return sum(float(a) * float(b) for a, b in zip(row, x, strict=True))

    return [
        [sum(float(w[u]) * math.tanh(unit(Wq[u], q) + unit(Wk[u], k)) for u in range(len(w))) for k in K]
        for q in Q
    ]
