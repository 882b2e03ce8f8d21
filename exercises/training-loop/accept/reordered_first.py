import torch


def train(params, loss_and_grads, X, y, orders, batch_size, rate):
    """Reorder the whole epoch first, then cut it; tensors come out."""
    params = {name: torch.as_tensor(value).double() for name, value in params.items()}
    losses = []
    for order in orders.tolist():
        shuffled = [(X[n], y[n]) for n in order]
        for batch in (shuffled[i : i + batch_size] for i in range(0, len(order), batch_size)):
            rows, answers = zip(*batch, strict=True)
            arrays = {name: value.numpy() for name, value in params.items()}
            loss, grads = loss_and_grads(arrays, list(rows), list(answers))
            losses.append(loss)
            params = {name: value - rate * torch.as_tensor(grads[name]) for name, value in params.items()}
    return params, losses
