import numpy as np


def train(params, loss_and_grads, X, y, orders, batch_size, rate):
    """In place, on copies of its own, with a counter for the position."""
    own = {name: np.array(value, dtype=float) for name, value in params.items()}
    losses = []
    for epoch in range(len(orders)):
        position = 0
        while position < len(X):
            rows = orders[epoch][position : position + batch_size]
            loss, grads = loss_and_grads(own, np.take(X, rows, axis=0), np.take(y, rows))
            for name in own:
                own[name] -= rate * np.asarray(grads[name])
            losses.append(float(loss))
            position += batch_size
    return own, losses
