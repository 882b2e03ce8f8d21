import numpy as np


def run(answer, params, X, y, orders, batch_size, rate):
    """Train a polynomial in one or more variables by the mean squared error; its parameters by name."""
    trained, losses = answer.train(params, loss_and_grads, X, y, orders, batch_size, rate)
    return {"losses": list(losses), **{name: trained[name] for name in params}}


def loss_and_grads(params, X, y):
    """Half the mean squared error of X w + b, with X^2 q added where the parameters have a q."""
    values = {name: np.asarray(value, dtype=float) for name, value in params.items()}
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    error = X @ values["w"] + values["b"] - y
    if "q" in values:
        error = error + X**2 @ values["q"]
    grads = {"w": X.T @ error / len(X), "b": error.mean(), "q": (X**2).T @ error / len(X)}
    return float(0.5 * np.mean(error**2)), {name: np.asarray(grads[name]) for name in params}
