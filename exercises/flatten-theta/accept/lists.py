def flatten(W, b, c, b0):
    """Plain lists."""
    return [float(w) for row in W for w in row] + [float(v) for v in b] + [float(v) for v in c] + [float(b0)]


def unflatten(theta, D, H):
    """Taken from the front, one number after the other."""
    numbers = iter(theta)
    W = [[float(next(numbers)) for _ in range(D)] for _ in range(H)]
    b = [float(next(numbers)) for _ in range(H)]
    c = [float(next(numbers)) for _ in range(H)]
    return [W, b, c, float(next(numbers))]
