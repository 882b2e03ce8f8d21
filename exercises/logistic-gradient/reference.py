import torch


def logistic_grad(X, t, w, b):
    """X: (N, D), t: (N,), w: (D,), b: one number -> dw: (D,), db: one number."""
    X, t, w = (torch.as_tensor(a).double() for a in (X, t, w))
    # For one example the slope is (f - t) x: the sigmoid's own slope has cancelled with the logarithm.
    error = torch.sigmoid(X @ w + b) - t  # (N,)
    # Each input, weighted by its example's error; the product sums over the examples.
    return X.T @ error / len(X), error.mean()
