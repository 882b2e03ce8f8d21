def linear_backward(x, W, dy):
    """One contribution after the other; the results are nested lists."""
    N, D, outputs = len(x), len(x[0]), len(W)
    dx = [[0.0] * D for _ in range(N)]
    dW = [[0.0] * D for _ in range(outputs)]
    db = [0.0] * outputs
    for n in range(N):
        for o in range(outputs):
            g = float(dy[n][o])
            db[o] += g
            for d in range(D):
                dx[n][d] += g * float(W[o][d])
                dW[o][d] += g * float(x[n][d])
    return [dx, dW, db]
