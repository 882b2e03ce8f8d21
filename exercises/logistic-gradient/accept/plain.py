import math


def logistic_grad(X, t, w, b):
    """Example by example, in plain Python."""
    dw, db = [0.0] * len(w), 0.0
    for x, label in zip(X, t, strict=True):
        z = sum(float(a) * float(c) for a, c in zip(x, w, strict=True)) + b
        f = 1 / (1 + math.exp(-z)) if z > -700 else 0.0
        for i, value in enumerate(x):
            dw[i] += (f - label) * float(value) / len(X)
        db += (f - label) / len(X)
    return dw, db
