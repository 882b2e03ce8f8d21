import numpy as np


def _sigmoid(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + small), small / (1 + small))


def _cost(z, t):
    return np.logaddexp(0, z * (1 - 2 * t)).mean()


def _plain_cost(z, t):
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        f = 1 / (1 + np.exp(-z))
        return -(t * np.log(f) + (1 - t) * np.log(1 - f)).mean()


def _descent(X, t, lr, steps, *, cost=_cost, error=lambda z, t: _sigmoid(z) - t, start=0.0, first_only=False):
    """The right loop, of which each mistake changes one thing."""
    X, t = np.asarray(X, dtype=float), np.asarray(t, dtype=float)
    w, b, losses, e = np.full(X.shape[1], start), start, [], None
    for _ in range(steps):
        z = X @ w + b
        losses.append(cost(z, t))
        e = e if first_only and e is not None else error(z, t)
        w, b = w - lr * X.T @ e / len(X), b - lr * e.mean()
    return w, b, np.array(losses)


def uphill(X, t, lr, steps):
    """The losses grow from step to step. In which direction does the gradient point, and in which one do you
    want to go?

    Subtract the learning rate times the gradient.
    """
    return _descent(X, t, -lr, steps)


def bias_never_moved(X, t, lr, steps):
    """The bias is 0 in every case. Is its gradient 0, too?

    Move the bias in each step, by the learning rate times the mean error.
    """
    X = np.asarray(X, dtype=float)
    t, w, losses = np.asarray(t, dtype=float), np.zeros(X.shape[1]), []
    for _ in range(steps):
        losses.append(_cost(X @ w, t))
        w = w - lr * X.T @ (_sigmoid(X @ w) - t) / len(X)
    return w, 0.0, np.array(losses)


def bias_moved_with_new_weights(X, t, lr, steps):
    """The weights are right after one step, and the bias is not. At which weights was its gradient taken:
    those before the step, or those after it?

    Compute the errors once, before anything moves, and use them for both.
    """
    X, t = np.asarray(X, dtype=float), np.asarray(t, dtype=float)
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(steps):
        losses.append(_cost(X @ w + b, t))
        w = w - lr * X.T @ (_sigmoid(X @ w + b) - t) / len(X)
        b = b - lr * (_sigmoid(X @ w + b) - t).mean()
    return w, b, np.array(losses)


def gradient_never_renewed(X, t, lr, steps):
    """After one step all is right; after several, every step was the same as the first. Where are you
    standing when the second step begins?

    Compute scores, errors and gradient anew in every step.
    """
    return _descent(X, t, lr, steps, first_only=True)


def gradient_summed(X, t, lr, steps):
    """Your steps are N times too long. Is the cost a sum over the examples, or a mean?

    Divide the gradient by the number of examples.
    """
    return _descent(X, t, lr * len(np.asarray(X)), steps)


def losses_summed(X, t, lr, steps):
    """Weights and bias are right; the losses are N times too large. What is the first loss to be, when every
    probability is one half?

    Record the mean of the costs, not their sum.
    """
    return _descent(X, t, lr, steps, cost=lambda z, t: _cost(z, t) * len(t))


def losses_after_the_step(X, t, lr, steps):
    """Weights and bias are right; your losses are one step ahead. What is the cost before the first step,
    when all weights are 0?

    Record the cost before moving, not after it.
    """
    w, b, losses = _descent(X, t, lr, steps)
    end = _cost(np.asarray(X, dtype=float) @ w + b, np.asarray(t, dtype=float))
    return w, b, np.append(losses[1:], end)


def loss_at_start_and_end(X, t, lr, steps):
    """Weights and bias are right; you have one loss more than there are steps. Before how many steps can a
    cost be recorded?

    Leave out the cost after the last step.
    """
    w, b, losses = _descent(X, t, lr, steps)
    end = _cost(np.asarray(X, dtype=float) @ w + b, np.asarray(t, dtype=float))
    return w, b, np.append(losses, end)


def losses_overflow(X, t, lr, steps):
    """Weights and bias are right; with large inputs a loss is infinite or not a number. What is the
    logarithm of a probability that was rounded to 0?

    Compute the cost from the scores, as in the exercise on binary cross-entropy.
    """
    return _descent(X, t, lr, steps, cost=_plain_cost)


def squared_error_descended(X, t, lr, steps):
    """Your losses are right at first, and the steps get too short wherever the model is sure. Of which cost
    did you take the gradient?

    The error is probability minus label; no slope of the sigmoid and no factor 2 belongs to it.
    """
    return _descent(X, t, lr, steps, error=lambda z, t: 2 * (_sigmoid(z) - t) * _sigmoid(z) * _sigmoid(-z))


def straight_line_fitted(X, t, lr, steps):
    """Your weights are those of a straight line through the labels. What happens to the score before the
    label is subtracted from it?

    Put the score through a sigmoid before taking the error.
    """
    return _descent(X, t, lr, steps, error=lambda z, t: z - t)


def one_step_too_many(X, t, lr, steps):
    """The losses are right, but weights and bias are one step further. How many steps were asked for?

    Stop after the given number of steps.
    """
    w, b, losses = _descent(X, t, lr, steps + 1)
    return w, b, losses[:-1]


def ones_at_the_start(X, t, lr, steps):
    """Your first loss is not the logarithm of 2. Where does the descent start?

    Begin with all weights and the bias at 0.
    """
    return _descent(X, t, lr, steps, start=1.0)


def losses_after_the_step_overflow(X, t, lr, steps):
    """Weights and bias are right; your losses are one step ahead, and with large inputs one is infinite or
    not a number. What is the cost before the first step, when all weights are 0?

    Record the cost before moving. Then compute it from the scores, as in the exercise on binary
    cross-entropy.
    """
    w, b, losses = _descent(X, t, lr, steps, cost=_plain_cost)
    end = _plain_cost(np.asarray(X, dtype=float) @ w + b, np.asarray(t, dtype=float))
    return w, b, np.append(losses[1:], end)


def losses_summed_overflow(X, t, lr, steps):
    """Weights and bias are right; the losses are N times too large, and with large inputs one is infinite or
    not a number. What is the first loss to be, when every probability is one half?

    Record the mean of the costs. Then compute it from the scores, as in the exercise on binary
    cross-entropy.
    """
    return _descent(X, t, lr, steps, cost=lambda z, t: _plain_cost(z, t) * len(t))


def stopped_when_the_loss_was_small(X, t, lr, steps):
    """Where the loss gets small, you have fewer losses than there are steps. Did the statement ask for an
    early end?

    Take all the steps, also those that hardly change anything.
    """
    w, b, losses = _descent(X, t, lr, steps)
    small = np.flatnonzero(losses < 1e-3)
    if small.size:
        w, b, losses = _descent(X, t, lr, int(small[0]) + 1)
    return w, b, losses


def slope_of_the_sigmoid_left_over(X, t, lr, steps):
    """Your first step is four times too short, and later ones are shorter still wherever the model is sure.
    What became of the factor f(1 - f) when the slope of the cross-entropy was worked out?

    The error is probability minus label; the slope of the sigmoid has cancelled.
    """
    return _descent(X, t, lr, steps, error=lambda z, t: (_sigmoid(z) - t) * _sigmoid(z) * _sigmoid(-z))


def learning_rate_left_out(X, t, lr, steps):
    """Your result does not change with the learning rate. How long is a step where the gradient is 1 and the
    learning rate 0.5?

    Multiply the gradient by the learning rate before subtracting it.
    """
    return _descent(X, t, 1.0, steps)


def bias_steps_summed(X, t, lr, steps):
    """Your bias moves N times too far in its first step, and the weights follow it later. Is the bias in
    every example, too, and what was the cost divided by?

    Divide the sum of the errors by the number of examples before moving the bias.
    """
    X, t = np.asarray(X, dtype=float), np.asarray(t, dtype=float)
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(steps):
        z = X @ w + b
        losses.append(_cost(z, t))
        e = _sigmoid(z) - t
        w, b = w - lr * X.T @ e / len(X), b - lr * e.sum()
    return w, b, np.array(losses)


def one_example_a_step(X, t, lr, steps):
    """Your first step looks at the first example alone. Over how many examples is the cost a mean?

    Use all examples in every step, and average their gradients.
    """
    X, t = np.asarray(X, dtype=float), np.asarray(t, dtype=float)
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for k in range(steps):
        losses.append(_cost(X @ w + b, t))
        x, label = X[k % len(X)], t[k % len(X)]
        e = _sigmoid(x @ w + b) - label
        w, b = w - lr * e * x, b - lr * e
    return w, b, np.array(losses)


def last_step_left_out(X, t, lr, steps):
    """The losses are right, but weights and bias are one step behind: after one step they are still 0. Which
    weights are asked for: those before the last step, or those after it?

    Move after the last loss, too.
    """
    losses = _descent(X, t, lr, steps)[2]
    w, b, _losses = _descent(X, t, lr, steps - 1)
    return w, b, losses
