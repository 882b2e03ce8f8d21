def gd_linear(x, y, w0, b0, lr, steps):
    """Five sums hold all that the examples have to say; the steps need nothing else."""
    n = len(x)
    sx, sy = float(x.sum()), float(y.sum())
    sxx, sxy = float((x * x).sum()), float((x * y).sum())
    w, b = float(w0), float(b0)
    for _ in range(steps):
        to_w = 2 / n * (w * sxx + b * sx - sxy)
        to_b = 2 / n * (w * sx + b * n - sy)
        w, b = w - lr * to_w, b - lr * to_b
    return [w, b]
