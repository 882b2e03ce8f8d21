import numpy as np


def mlp_loss_and_grads(X, y, W1, b1, W2, b2):
    """The rectifier as a mask of ones and zeros that is multiplied on both ways."""
    X = np.asarray(X, dtype=float)
    on = (X @ W1 + b1 > 0).astype(float)
    h = on * (X @ W1 + b1)
    s = h @ W2 + b2
    total = np.logaddexp.reduce(s, axis=1, keepdims=True)
    one_hot = np.eye(s.shape[1])[y]
    ds = (np.exp(s - total) - one_hot) / len(X)
    dz = on * np.einsum("nc,hc->nh", ds, W2)
    grads = {"b2": ds.sum(0), "W2": np.einsum("nh,nc->hc", h, ds), "b1": dz.sum(0), "W1": X.T @ dz}
    return float((total - (one_hot * s).sum(1, keepdims=True)).mean()), grads
