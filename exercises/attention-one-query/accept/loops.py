import math


def attend(q, K, V):
    """Key by key, in plain Python."""
    q = [float(x) for x in q]
    scores = [sum(x * float(y) for x, y in zip(q, key, strict=True)) / math.sqrt(len(q)) for key in K]
    top = max(scores)
    powers = [math.exp(s - top) for s in scores]
    weights = [p / sum(powers) for p in powers]
    out = [0.0] * len(V[0])
    for weight, value in zip(weights, V, strict=True):
        for c, x in enumerate(value):
            out[c] += weight * float(x)
    return [out, weights]
