import numpy as np


def numerical_gradient(f, theta, eps=1e-5):
    """One working copy, nudged in place and put back."""
    work = np.array(theta, dtype=float)
    gradient = np.zeros(work.shape)
    entries = np.nditer(work, flags=["multi_index"])
    for _entry in entries:
        i = entries.multi_index
        kept = work[i]
        work[i] = kept + eps
        gradient[i] = f(work)
        work[i] = kept - eps
        gradient[i] -= f(work)
        work[i] = kept
    return gradient / (2 * eps)


def check_gradients(loss, params, grads):
    """np.allclose with an absolute tolerance."""

    def moved(name):
        return lambda theta: loss(dict(params, **{name: theta}))

    return {
        name: np.allclose(grads[name], numerical_gradient(moved(name), params[name]), rtol=0, atol=1e-4)
        for name in params
    }


def network_gradients(x, t, params):
    """The starter with its line mended."""
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    a = 1 / (1 + np.exp(-(x @ W1.T + b1)))
    y = a @ W2.T + b2
    dy = 2 * (y - t) / y.size
    dz = dy @ W2 * a * (1 - a)
    return {"W1": dz.T @ x, "b1": dz.sum(axis=0), "W2": dy.T @ a, "b2": dy.sum(axis=0)}
