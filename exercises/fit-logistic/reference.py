import torch
from torch.nn.functional import binary_cross_entropy_with_logits


def fit_logistic(X, t, lr, steps):
    """X: (N, D), t: (N,) -> w: (D,), b: one number, losses: (steps,), each before its step."""
    X, t = torch.as_tensor(X).double(), torch.as_tensor(t).double()
    w, b, losses = X.new_zeros(X.shape[1]), X.new_zeros(()), []
    for _ in range(steps):
        z = X @ w + b
        losses.append(binary_cross_entropy_with_logits(z, t))
        error = torch.sigmoid(z) - t
        # One error for both: z was computed before either of them moved.
        w = w - lr * X.T @ error / len(X)
        b = b - lr * error.mean()
    return w, b, torch.stack(losses)
