import math


def fit(X, y):
    """Plain Python sums; nested lists."""
    N, D, C = len(X), len(X[0]), int(max(y)) + 1
    sizes = [sum(int(label) == c for label in y) for c in range(C)]
    means = [[0.0] * D for _ in range(C)]
    for row, label in zip(X, y, strict=True):
        for d in range(D):
            means[label][d] += float(row[d]) / sizes[label]
    cov = [[0.0] * D for _ in range(D)]
    for row, label in zip(X, y, strict=True):
        away = [float(row[d]) - means[label][d] for d in range(D)]
        for i in range(D):
            for j in range(D):
                cov[i][j] += away[i] * away[j] / N
    return {"priors": [size / N for size in sizes], "means": means, "cov": cov}


def posterior(params, X):
    precision = _inverse(params["cov"])
    D, rows = len(precision), []
    for x in X:
        scores = []
        for prior, mean in zip(params["priors"], params["means"], strict=True):
            a = [float(x[d]) - mean[d] for d in range(D)]
            squared = sum(a[i] * precision[i][j] * a[j] for i in range(D) for j in range(D))
            scores.append(math.log(prior) - squared / 2)
        powers = [math.exp(score - max(scores)) for score in scores]
        rows.append([power / sum(powers) for power in powers])
    return rows


def _inverse(matrix):
    """Gauss-Jordan elimination with pivoting."""
    n = len(matrix)
    rows = [[*row, *(float(i == j) for j in range(n))] for i, row in enumerate(matrix)]
    for c in range(n):
        pivot = max(range(c, n), key=lambda r: abs(rows[r][c]))
        rows[c], rows[pivot] = rows[pivot], rows[c]
        rows[c] = [value / rows[c][c] for value in rows[c]]
        for r in range(n):
            if r != c:
                rows[r] = [a - rows[r][c] * b for a, b in zip(rows[r], rows[c], strict=True)]
    return [row[n:] for row in rows]
