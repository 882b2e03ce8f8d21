import numpy as np


def mlp_loss_and_grads(X, y, W1, b1, W2, b2):
    """One example at a time in float32."""
    single = [np.asarray(p, dtype=np.float32) for p in (W1, b1, W2, b2)]
    W1, b1, W2, b2 = single
    dW1, db1, dW2, db2 = (np.zeros_like(p) for p in single)
    loss = 0.0
    for x, target in zip(np.asarray(X, dtype=np.float32), y, strict=True):
        h = np.maximum(x @ W1 + b1, 0)
        s = h @ W2 + b2
        total = np.logaddexp.reduce(s)
        loss += float(total - s[target])
        ds = np.exp(s - total)
        ds[target] -= 1
        dz = np.where(h > 0, W2 @ ds, 0)
        dW1 += x[:, None] * dz
        db1 += dz
        dW2 += h[:, None] * ds
        db2 += ds
    grads = {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
    return [loss / len(X), {name: g / np.float32(len(X)) for name, g in grads.items()}]
