# Long because a pack keeps all known mistakes of an exercise in one file, each with its learner's words.
import numpy as np


def _sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2


def _network(
    x,
    t,
    W1,
    b1,
    W2,
    b2,
    activate=_sigmoid,
    error=lambda y, t: ((y - t) ** 2).mean(),
    upstream=lambda y, t: 2 * (y - t) / y.size,
    slope=lambda z, a: a * (1 - a),
    back=lambda dy, W2, dW2: dy @ W2,
):
    """The right network, with one of its steps replaced."""
    z = x @ W1.T + b1
    a = activate(z)
    y = a @ W2.T + b2
    dy = upstream(y, t)
    dW2 = dy.T @ a
    dz = back(dy, W2, dW2) * slope(z, a)
    return error(y, t), dz.T @ x, dz.sum(axis=0), dW2, dy.sum(axis=0)


def missing_sigmoid_slope(x, t, W1, b1, W2, b2):
    """The loss and the second layer are right; both gradients of the first layer are too large. What lies
    between the two layers, and what does a gradient pay for passing it?

    Multiply what comes back to the hidden neurons by the slope of the sigmoid, entry by entry.
    """
    return _network(x, t, W1, b1, W2, b2, slope=lambda z, a: 1)


def slope_at_the_activation(x, t, W1, b1, W2, b2):
    """The second layer is right, the first is off by a factor that differs from neuron to neuron; a neuron at
    0.5 gets 0.2350 where its slope is 0.25. Was the sigmoid taken once more?

    The hidden value is the output of the sigmoid already: the slope is that value times one minus it.
    """
    return _network(x, t, W1, b1, W2, b2, slope=lambda z, a: _sigmoid(a) * (1 - _sigmoid(a)))


def slope_of_the_input(x, t, W1, b1, W2, b2):
    """The second layer is right; in the first a neuron whose `z` is 0 gets no gradient, although the sigmoid
    is steepest there. Which of the two numbers belongs in the product, `z` or `a`?

    The slope is the output of the sigmoid times one minus that output.
    """
    return _network(x, t, W1, b1, W2, b2, slope=lambda z, a: z * (1 - z))


def sign_of_the_error(x, t, W1, b1, W2, b2):
    """The loss is right and every gradient has the wrong sign. If an output is above its target, should the
    loss grow or fall when the output grows?

    The error is output minus target; the square hides the sign, the derivative does not.
    """
    return _network(x, t, W1, b1, W2, b2, upstream=lambda y, t: 2 * (t - y) / y.size)


def two_lost(x, t, W1, b1, W2, b2):
    """The loss is right and every gradient is half of what it should be. What is the derivative of a square?

    The derivative of the squared error brings a factor of two, as there is no one half in this loss.
    """
    return _network(x, t, W1, b1, W2, b2, upstream=lambda y, t: (y - t) / y.size)


def half_in_the_loss(x, t, W1, b1, W2, b2):
    """The loss and all gradients are half of what they should be. Is there a factor one half in the formula
    of the statement?

    Many books put one half before the squares; here the loss is the plain mean.
    """
    return _network(
        x,
        t,
        W1,
        b1,
        W2,
        b2,
        error=lambda y, t: ((y - t) ** 2).mean() / 2,
        upstream=lambda y, t: (y - t) / y.size,
    )


def mean_not_divided(x, t, W1, b1, W2, b2):
    """The loss is right and every gradient is too large by a factor of N times O. What does the loss do after
    it has added up the squares, and what does that do to its derivative?

    Divide by the number of entries once, in the very first gradient; everything behind inherits it.
    """
    return _network(x, t, W1, b1, W2, b2, upstream=lambda y, t: 2 * (y - t))


def divided_by_the_batch_only(x, t, W1, b1, W2, b2):
    """The loss is right and every gradient is too large by a factor of O; with a single output all is right.
    Over how many numbers is the mean taken?

    The mean runs over all entries of the output, N times O of them.
    """
    return _network(x, t, W1, b1, W2, b2, upstream=lambda y, t: 2 * (y - t) / len(y))


def loss_per_example(x, t, W1, b1, W2, b2):
    """The loss and all gradients are too large by a factor of O; with a single output all is right. Over how
    many numbers is the mean taken?

    Divide by the number of entries, N times O, instead of by the number of examples.
    """
    return _network(
        x,
        t,
        W1,
        b1,
        W2,
        b2,
        error=lambda y, t: ((y - t) ** 2).sum() / len(y),
        upstream=lambda y, t: 2 * (y - t) / len(y),
    )


def loss_summed(x, t, W1, b1, W2, b2):
    """The loss and all gradients are too large by a factor of N times O. Is the loss a sum or a mean?

    Divide the sum of the squares by the number of entries; the gradients follow.
    """
    return _network(
        x,
        t,
        W1,
        b1,
        W2,
        b2,
        error=lambda y, t: ((y - t) ** 2).sum(),
        upstream=lambda y, t: 2 * (y - t),
    )


def only_the_loss_summed(x, t, W1, b1, W2, b2):
    """All gradients are right, and the loss is too large by a factor of N times O. Of which function are
    these the gradients?

    Return the mean of the squares.
    """
    return _network(x, t, W1, b1, W2, b2, error=lambda y, t: ((y - t) ** 2).sum())


def root_taken(x, t, W1, b1, W2, b2):
    """All gradients are right, and your loss is the square root of the right one. Is a root in the formula?

    The loss is the mean of the squares itself.
    """
    return _network(x, t, W1, b1, W2, b2, error=lambda y, t: np.sqrt(((y - t) ** 2).mean()))


def backward_through_updated_w2(x, t, W1, b1, W2, b2):
    """The second layer is right; the first is slightly off, as if the gradient had come back through weights
    that were not those of the forward pass. When may weights be updated?

    Compute all gradients with the weights that were passed in; a step comes after all of them.
    """
    return _network(x, t, W1, b1, W2, b2, back=lambda dy, W2, dW2: dy @ (W2 - 0.1 * dW2))


def weights_of_the_way_back_left_out(x, t, W1, b1, W2, b2):
    """The second layer is right; in the first, every hidden neuron is told the same, whatever its outgoing
    weights are. Along what does the error travel back from an output to a hidden neuron?

    Weight each output's error by the weight that joins it with the hidden neuron, then add up over outputs.
    """
    ones = np.ones_like(W2)
    return _network(x, t, W1, b1, W2, b2, back=lambda dy, W2, dW2: dy @ ones)


def dw1_uses_hidden_not_input(x, t, W1, b1, W2, b2):
    """Only `dW1` is wrong; where D and H differ it does not even have the right shape. Which numbers went
    into the first layer?

    A weight's gradient is the gradient behind it times the number that went in before it: the input `x` here.
    """
    loss, _dW1, db1, dW2, db2 = _network(x, t, W1, b1, W2, b2)
    a = _sigmoid(x @ W1.T + b1)
    dz = (2 * (a @ W2.T + b2 - t) / t.size) @ W2 * a * (1 - a)
    return loss, dz.T @ a, db1, dW2, db2


def dw2_uses_z_not_a(x, t, W1, b1, W2, b2):
    """Only `dW2` is wrong: it is built on what went into the sigmoid. Which numbers went into the second
    layer?

    The input of the second layer is the output of the sigmoid.
    """
    loss, dW1, db1, _dW2, db2 = _network(x, t, W1, b1, W2, b2)
    z = x @ W1.T + b1
    dy = 2 * (_sigmoid(z) @ W2.T + b2 - t) / t.size
    return loss, dW1, db1, dy.T @ z, db2


def dw1_transposed(x, t, W1, b1, W2, b2):
    """Only `dW1` is wrong: it has the right numbers, mirrored at the diagonal. What are the rows of `W1`?

    Let the hidden neurons be the rows of the gradient, as they are the rows of the weights.
    """
    loss, dW1, db1, dW2, db2 = _network(x, t, W1, b1, W2, b2)
    return loss, dW1.T, db1, dW2, db2


def biases_averaged(x, t, W1, b1, W2, b2):
    """Both bias gradients are too small by a factor of N; with one example all is right. A bias is added in
    every row: do its contributions add up, or average?

    Sum over the examples. The mean of the loss is in the upstream gradient already.
    """
    loss, dW1, db1, dW2, db2 = _network(x, t, W1, b1, W2, b2)
    return loss, dW1, db1 / len(x), dW2, db2 / len(x)


def first_bias_without_slope(x, t, W1, b1, W2, b2):
    """Only `db1` is wrong: it is the sum of what came back to the outputs of the sigmoid. On which side of
    the sigmoid is the bias added?

    The bias sits before the sigmoid, so its gradient has passed the slope too.
    """
    loss, dW1, _db1, dW2, db2 = _network(x, t, W1, b1, W2, b2)
    y = _sigmoid(x @ W1.T + b1) @ W2.T + b2
    return loss, dW1, (2 * (y - t) / t.size @ W2).sum(axis=0), dW2, db2


def no_sigmoid(x, t, W1, b1, W2, b2):
    """Already the loss is wrong: your network is one straight line, as if the sigmoid were not there. What
    are the hidden values of the example in the statement?

    Put the sigmoid between the two layers, forward and backward.
    """
    return _network(x, t, W1, b1, W2, b2, activate=lambda z: z, slope=lambda z, a: 1)


def sigmoid_on_the_output_too(x, t, W1, b1, W2, b2):
    """Already the loss is wrong: no output of yours is above 1 or below 0. After which layers does a sigmoid
    stand?

    The second layer is linear; its outputs go into the loss as they are.
    """
    z = x @ W1.T + b1
    a = _sigmoid(z)
    y = _sigmoid(a @ W2.T + b2)
    dy = 2 * (y - t) / y.size * y * (1 - y)
    dz = dy @ W2 * a * (1 - a)
    return ((y - t) ** 2).mean(), dz.T @ x, dz.sum(axis=0), dy.T @ a, dy.sum(axis=0)


def tanh_instead(x, t, W1, b1, W2, b2):
    """Already the loss is wrong: your hidden values lie between -1 and 1. Between which numbers does the
    sigmoid lie?

    Use the sigmoid of the statement, and its slope.
    """
    return _network(x, t, W1, b1, W2, b2, activate=np.tanh, slope=lambda z, a: 1 - a**2)


def first_weights_without_slope(x, t, W1, b1, W2, b2):
    """Only `dW1` is wrong: it joins the input with what came back to the outputs of the sigmoid. On which
    side of the sigmoid do the first weights stand?

    They stand before it, so their gradient has passed the slope too, as that of the bias has.
    """
    loss, _dW1, db1, dW2, db2 = _network(x, t, W1, b1, W2, b2)
    y = _sigmoid(x @ W1.T + b1) @ W2.T + b2
    return loss, (2 * (y - t) / t.size @ W2).T @ x, db1, dW2, db2


def second_bias_averaged(x, t, W1, b1, W2, b2):
    """Only `db2` is wrong: it is too small by a factor of N. A bias is added in every row: do its
    contributions add up, or average?

    Sum over the examples. The mean of the loss is in the upstream gradient already.
    """
    loss, dW1, db1, dW2, db2 = _network(x, t, W1, b1, W2, b2)
    return loss, dW1, db1, dW2, db2 / len(x)


def first_bias_averaged(x, t, W1, b1, W2, b2):
    """Only `db1` is wrong: it is too small by a factor of N. A bias is added in every row: do its
    contributions add up, or average?

    Sum over the examples. The mean of the loss is in the upstream gradient already.
    """
    loss, dW1, db1, dW2, db2 = _network(x, t, W1, b1, W2, b2)
    return loss, dW1, db1 / len(x), dW2, db2


def layers_swapped(x, t, W1, b1, W2, b2):
    """The numbers are right, but the gradients of the second layer come before those of the first. In which
    order are the five asked for?

    First the loss, then weights and bias of the first layer, then those of the second.
    """
    loss, dW1, db1, dW2, db2 = _network(x, t, W1, b1, W2, b2)
    return loss, dW2, db2, dW1, db1


def absolute_error_shown(x, t, W1, b1, W2, b2):
    """All gradients are right, and your loss is the mean of the absolute errors. Of which loss are these the
    gradients?

    Square the errors before the mean is taken.
    """
    return _network(x, t, W1, b1, W2, b2, error=lambda y, t: np.abs(y - t).mean())


def relu_instead(x, t, W1, b1, W2, b2):
    """Already the loss is wrong: no hidden value of yours is below 0, and some are above 1. Between which
    numbers does the sigmoid lie?

    Use the sigmoid of the statement, and its slope.
    """
    return _network(x, t, W1, b1, W2, b2, activate=lambda z: np.maximum(z, 0), slope=lambda z, a: z > 0)
