import numpy as np


def logistic_grad(X, t, w, b):
    """The bias as a weight on an input of ones."""
    A = np.column_stack([X, np.ones(len(X))])
    f = 0.5 * (1 + np.tanh(A @ np.append(w, b) / 2))
    g = np.mean(A * (f - t)[:, None], axis=0)
    return g[:-1], g[-1]
