def linear_backward_one_row(x, W, dy):
    """Every weight in turn; the results are nested lists."""
    dx = [0.0] * len(x)
    dW = [[0.0] * len(x) for _ in dy]
    for o, g in enumerate(dy):
        for d, value in enumerate(x):
            dx[d] += float(g) * float(W[o][d])
            dW[o][d] = float(g) * float(value)
    return [dx, dW, [float(g) for g in dy]]
