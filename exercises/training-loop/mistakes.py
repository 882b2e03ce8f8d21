import numpy as np


def _batches(X, y, orders, batch_size):
    for order in orders:
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            yield X[rows], y[rows]


def _step(params, grads, rate):
    return {name: value - rate * grads[name] for name, value in params.items()}


def _descend(params, loss_and_grads, batches, rate):
    losses = []
    for X, y in batches:
        loss, grads = loss_and_grads(params, X, y)
        losses.append(loss)
        params = _step(params, grads, rate)
    return params, losses


def uphill(params, loss_and_grads, X, y, orders, batch_size, rate):
    """The first loss is right, and then the losses grow from step to step. Which way does the gradient point:
    up or down?

    Subtract the rate times the gradient.
    """
    return _descend(params, loss_and_grads, _batches(X, y, orders, batch_size), -rate)


def last_batch_dropped(params, loss_and_grads, X, y, orders, batch_size, rate):
    """You have fewer losses than the statement says wherever the batches do not come out even. What happens
    to the examples that are left over at the end of an epoch?

    Use the smaller last batch like the others.
    """
    whole = len(X) // batch_size * batch_size
    kept = [order[:whole] for order in orders]
    return _descend(params, loss_and_grads, _batches(X, y, kept, batch_size), rate)


def order_ignored(params, loss_and_grads, X, y, orders, batch_size, rate):
    """Your batches are the examples in their own order, 0, 1, 2 and so on, in every epoch. What are the
    numbers in a row of `orders` for?

    Take the rows of X and y whose numbers stand in that part of the epoch's order.
    """
    plain = [np.arange(len(X)) for _ in orders]
    return _descend(params, loss_and_grads, _batches(X, y, plain, batch_size), rate)


def first_order_in_all_epochs(params, loss_and_grads, X, y, orders, batch_size, rate):
    """The first epoch is right, and all later ones go through the examples in the first one's order. How many
    rows has `orders`?

    Take a new row of the orders in each epoch.
    """
    same = [orders[0] for _ in orders]
    return _descend(params, loss_and_grads, _batches(X, y, same, batch_size), rate)


def answers_not_reordered(params, loss_and_grads, X, y, orders, batch_size, rate):
    """Your examples come in the right order, but each is compared with another one's answer, so that even
    the first loss is wrong. To which array must the order be applied besides X?

    Take the same rows of y as of X.
    """

    def mixed():
        for order in orders:
            for start in range(0, len(order), batch_size):
                yield X[order[start : start + batch_size]], y[start : start + batch_size]

    return _descend(params, loss_and_grads, mixed(), rate)


def all_examples_in_every_step(params, loss_and_grads, X, y, orders, batch_size, rate):
    """The number of losses is right, but every step saw all the examples. How many rows should a batch have?

    Hand only the rows of the batch to the function.
    """
    every = ((X, y) for _ in _batches(X, y, orders, batch_size))
    return _descend(params, loss_and_grads, every, rate)


def one_step_an_epoch(params, loss_and_grads, X, y, orders, batch_size, rate):
    """There is one loss for each epoch: all examples were taken at once. How often does the statement take a
    step in an epoch of N examples?

    Cut each epoch into batches, and take a step after every batch.
    """
    return _descend(params, loss_and_grads, _batches(X, y, orders, len(X)), rate)


def first_epoch_only(params, loss_and_grads, X, y, orders, batch_size, rate):
    """The losses of the first epoch are right, and then the list ends. How many epochs are there, and is your
    return inside of their loop?

    Return only after the last row of the orders.
    """
    return _descend(params, loss_and_grads, _batches(X, y, orders[:1], batch_size), rate)


def gradients_at_the_start(params, loss_and_grads, X, y, orders, batch_size, rate):
    """The first step is right, and all later gradients still belong to the parameters at the start. At which
    parameters does the second batch have to be asked?

    Ask for the gradients at the parameters as they are after the step before.
    """
    now, losses = params, []
    for batch in _batches(X, y, orders, batch_size):
        loss, grads = loss_and_grads(params, *batch)
        losses.append(loss)
        now = _step(now, grads, rate)
    return now, losses


def loss_after_the_step(params, loss_and_grads, X, y, orders, batch_size, rate):
    """The parameters are right; every loss is the one after the step on its batch. Which parameters does the
    noted loss belong to?

    Note the loss that came together with the gradients, before the step.
    """
    losses = []
    for batch in _batches(X, y, orders, batch_size):
        params = _step(params, loss_and_grads(params, *batch)[1], rate)
        losses.append(loss_and_grads(params, *batch)[0])
    return params, losses


def mean_loss_of_each_epoch(params, loss_and_grads, X, y, orders, batch_size, rate):
    """The parameters are right; there is one loss for each epoch, the mean over its steps. How many losses
    does the statement ask for?

    Note the loss of every batch by itself.
    """
    params, losses = _descend(params, loss_and_grads, _batches(X, y, orders, batch_size), rate)
    return params, [float(np.mean(part)) for part in np.array_split(losses, max(len(orders), 1)) if len(part)]


def averaged_again(params, loss_and_grads, X, y, orders, batch_size, rate):
    """With batches of one all is right; else your steps are too short, by the size of the batch. What kind of
    gradient does the function return, a sum or a mean?

    Use the gradient as it is.
    """
    losses = []
    for rows, answers in _batches(X, y, orders, batch_size):
        loss, grads = loss_and_grads(params, rows, answers)
        losses.append(loss)
        params = _step(params, grads, rate / len(rows))
    return params, losses


def weighted_by_the_batch(params, loss_and_grads, X, y, orders, batch_size, rate):
    """Whole batches come out right, and smaller ones at the end of an epoch make too short a step. Does the
    statement weight the batches by their size?

    Use the rate as it is for every batch.
    """
    losses = []
    for rows, answers in _batches(X, y, orders, batch_size):
        loss, grads = loss_and_grads(params, rows, answers)
        losses.append(loss)
        params = _step(params, grads, rate * len(rows) / batch_size)
    return params, losses


def one_after_the_other(params, loss_and_grads, X, y, orders, batch_size, rate):
    """The first parameter of the dictionary is right after one step, and the ones behind it are off. At
    which parameters was the gradient of the second one taken?

    Ask for all gradients once, and then change all parameters.
    """
    params, losses = dict(params), []
    for batch in _batches(X, y, orders, batch_size):
        losses.append(loss_and_grads(params, *batch)[0])
        for name in params:
            params[name] = params[name] - rate * loss_and_grads(params, *batch)[1][name]
    return params, losses


def momentum_added(params, loss_and_grads, X, y, orders, batch_size, rate):
    """The first step is right, and the second is too long by the gradient of the first: your gradients pile
    up. When is an old gradient to be forgotten?

    Begin every batch with fresh gradients instead of adding them to those before.
    """
    losses, total = [], dict.fromkeys(params, 0.0)
    for batch in _batches(X, y, orders, batch_size):
        loss, grads = loss_and_grads(params, *batch)
        losses.append(loss)
        total = {name: total[name] + grads[name] for name in params}
        params = _step(params, total, rate)
    return params, losses


def scalars_left_alone(params, loss_and_grads, X, y, orders, batch_size, rate):
    """The weights move and the bias stays where it was. Which parameters get a step?

    Go through all names of the dictionary.
    """
    losses = []
    for batch in _batches(X, y, orders, batch_size):
        loss, grads = loss_and_grads(params, *batch)
        losses.append(loss)
        params = {n: v - rate * grads[n] if np.ndim(v) else v for n, v in params.items()}
    return params, losses
