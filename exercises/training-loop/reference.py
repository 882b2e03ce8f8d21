def train(params, loss_and_grads, X, y, orders, batch_size, rate):
    """params: name -> array, X: (N, D), y: (N,), orders: (E, N) -> params after all steps, their losses."""
    losses = []
    for order in orders:  # one epoch: every example once
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]  # a slice may be shorter at the end
            # The same rows of X and y, so that every example keeps its own answer.
            loss, grads = loss_and_grads(params, X[rows], y[rows])
            losses.append(loss)
            # A new dictionary of new arrays: all parameters move at once, and the caller's stay.
            params = {name: value - rate * grads[name] for name, value in params.items()}
    return params, losses
