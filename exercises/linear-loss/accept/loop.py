def linear_loss(w, b, x, y, kind):
    """One example after the other, in plain Python."""
    total = 0.0
    for feature, label in zip(x.tolist(), y.tolist(), strict=True):
        error = (b + w * feature) - label
        total += error * error if kind == "mse" else abs(error)
    return total / len(x)
