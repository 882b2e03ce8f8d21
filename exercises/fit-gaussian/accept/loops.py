def fit_gaussian(X):
    """Plain Python sums; nested lists."""
    rows = [[float(value) for value in row] for row in X]
    n, d = len(rows), len(rows[0])
    mu = [sum(row[i] for row in rows) / n for i in range(d)]
    sigma = [
        [sum((row[i] - mu[i]) * (row[j] - mu[j]) for row in rows) / n for j in range(d)] for i in range(d)
    ]
    return mu, sigma
