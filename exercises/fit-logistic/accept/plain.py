import math


def fit_logistic(X, t, lr, steps):
    """Plain Python sums."""
    rows, labels = [[float(v) for v in row] for row in X], [float(label) for label in t]
    w, b, losses = [0.0] * len(rows[0]), 0.0, []
    for _ in range(steps):
        errors, total = [], 0.0
        for row, label in zip(rows, labels, strict=True):
            z = b + sum(a * c for a, c in zip(w, row, strict=True))
            small = math.exp(-abs(z))
            errors.append((1 / (1 + small) if z >= 0 else small / (1 + small)) - label)
            total += max(z, 0) - label * z + math.log1p(small)
        losses.append(total / len(rows))
        moves = [sum(e * row[i] for e, row in zip(errors, rows, strict=True)) for i in range(len(w))]
        w = [a - lr * m / len(rows) for a, m in zip(w, moves, strict=True)]
        b -= lr * sum(errors) / len(rows)
    return w, b, losses
