import numpy as np


def numerical_gradient(f, theta, eps=1e-5):
    """Along the rows of an identity matrix."""
    theta = np.asarray(theta)
    steps = eps * np.eye(theta.size).reshape(theta.size, *theta.shape)
    return np.array([(f(theta + s) - f(theta - s)) / (eps + eps) for s in steps]).reshape(theta.shape)


def check_gradients(loss, params, grads):
    """Everything stacked into one vector, nudged there, and taken apart again."""
    names, sizes = list(params), [params[name].size for name in params]

    def apart(vector):
        pieces = np.split(vector, np.cumsum(sizes)[:-1])
        return {n: piece.reshape(params[n].shape) for n, piece in zip(names, pieces, strict=True)}

    theta = np.concatenate([params[name].ravel() for name in names])
    measured = apart(numerical_gradient(lambda vector: loss(apart(vector)), theta))
    return {name: np.abs(measured[name] - grads[name]).max() < 1e-4 for name in names}


def network_gradients(x, t, params):
    """Example by example."""
    grads = {name: np.zeros_like(value) for name, value in params.items()}
    for row, target in zip(x, t, strict=True):
        a = (1 + np.tanh((params["W1"] @ row + params["b1"]) / 2)) / 2
        dy = 2 * (params["W2"] @ a + params["b2"] - target) / t.size
        dz = params["W2"].T @ dy * (a - a**2)
        for name, piece in (("W1", np.outer(dz, row)), ("b1", dz), ("W2", np.outer(dy, a)), ("b2", dy)):
            grads[name] += piece
    return grads
