import numpy as np


def _sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z < 0, e, 1) / (1 + e)


def _slope(z, kind):
    if kind == "sigmoid":
        return _sigmoid(z) * (1 - _sigmoid(z))
    return (z > 0) * 1.0 if kind == "relu" else 1 - np.tanh(z) ** 2


def _forward(z, kind):
    return {"sigmoid": _sigmoid, "relu": lambda a: np.maximum(a, 0), "tanh": np.tanh}[kind](z)


def _but(kind, slope):
    """The right answer except for one activation, whose slope is what `slope` makes of input and upstream."""

    def answer(z, dy, asked):
        z, dy = np.asarray(z, dtype=float), np.asarray(dy, dtype=float)
        return dy * (slope(z, dy) if asked == kind else _slope(z, asked))

    return answer


def sigma_prime_of_activation(z, dy, kind):
    """For the sigmoid, an input of 0 hands on 0.2350 of `dy`; the curve's slope there is 0.25. At which
    point is 0.2350 the slope?

    `z` is the input already. Take the sigmoid of it once, and then the output times one minus the output.
    """
    y = _sigmoid(np.asarray(z, dtype=float))
    return _but("sigmoid", lambda z, dy: _slope(y, "sigmoid"))(z, dy, kind)


def sigmoid_input_taken_for_the_output(z, dy, kind):
    """For the sigmoid your slope at 0 is 0 and at 2 it is negative, though the curve rises everywhere. In
    the short formula for its slope, is the letter the input or the output?

    Compute the output from `z` first, and put that into the short formula.
    """
    return _but("sigmoid", lambda z, dy: z * (1 - z))(z, dy, kind)


def tanh_input_taken_for_the_output(z, dy, kind):
    """For tanh your slope at 2 is -3, though the curve rises everywhere. In the short formula for its
    slope, is the letter the input or the output?

    Compute the output from `z` first, and put that into the short formula.
    """
    return _but("tanh", lambda z, dy: 1 - z**2)(z, dy, kind)


def no_upstream(z, dy, kind):
    """Your result stays the same when `dy` changes. If the loss cares three times as much about an output,
    how much more should it care about its input?

    Multiply each slope by the upstream gradient of the same entry.
    """
    return _slope(np.asarray(z, dtype=float), kind)


def forward_instead_of_slope(z, dy, kind):
    """`dy` was multiplied by the output of the activation. How much of a nudge comes through where the
    curve is high but flat?

    Multiply by the slope of the curve at the input, not by its height.
    """
    return np.asarray(dy, dtype=float) * _forward(np.asarray(z, dtype=float), kind)


def activation_applied_to_upstream(z, dy, kind):
    """Your result does not depend on `z`: the activation was applied to `dy`. Is the backward pass of a
    curve the same curve once more?

    Going backward every activation is a multiplication, by its slope at the input it had in the forward
    pass.
    """
    return _forward(np.asarray(dy, dtype=float), kind)


def mask_from_dy(z, dy, kind):
    """For ReLU your result has no negative entry: what was cut off are the negative entries of `dy`. Whose
    sign decides whether the gate was open in the forward pass?

    Let through where `z` is positive, whatever the sign of the upstream gradient.
    """
    return _but("relu", lambda z, dy: (dy > 0) * 1.0)(z, dy, kind)


def mask_from_both(z, dy, kind):
    """For ReLU your result has no negative entry, and it is right where `dy` is positive. May a gradient
    be negative?

    Only the sign of `z` closes the gate; a negative upstream gradient passes an open one unchanged.
    """
    return _but("relu", lambda z, dy: (dy > 0) * (z > 0) * 1.0)(z, dy, kind)


def relu_slope_one_at_zero(z, dy, kind):
    """For ReLU at an input of exactly 0 you hand on all of `dy`; everywhere else you are right. Which
    slope does the statement choose at the corner?

    Let through where the input is strictly positive.
    """
    return _but("relu", lambda z, dy: (z >= 0) * 1.0)(z, dy, kind)


def relu_slope_half_at_zero(z, dy, kind):
    """For ReLU at an input of exactly 0 you hand on half of `dy`; everywhere else you are right. Which
    slope does the statement choose at the corner?

    A half would be possible too, but we follow PyTorch: 0 at the corner.
    """
    return _but("relu", lambda z, dy: np.heaviside(z, 0.5))(z, dy, kind)


def relu_always_open(z, dy, kind):
    """For ReLU all of `dy` comes through, also where the input was negative. How much does the output
    change there when the input is nudged?

    Multiply by 0 where the gate was closed.
    """
    return _but("relu", lambda z, dy: np.ones_like(z))(z, dy, kind)


def tanh_square_lost(z, dy, kind):
    """For tanh your slope at -1 is larger than 1, and nowhere is tanh steeper than 1. Which power of the
    output stands in its slope?

    The slope is one minus the square of the output.
    """
    return _but("tanh", lambda z, dy: 1 - np.tanh(z))(z, dy, kind)


def tanh_like_sigmoid(z, dy, kind):
    """For tanh your slope at 0 is 0, and the curve is steepest there. Does the rule `y (1 - y)` hold for
    every curve of this form?

    It belongs to the sigmoid. Tanh is twice as high and has a rule of its own: one minus the output
    squared.
    """
    return _but("tanh", lambda z, dy: np.tanh(z) * (1 - np.tanh(z)))(z, dy, kind)


def tanh_sigmoids_slope(z, dy, kind):
    """For tanh you hand on what belongs to the sigmoid: a quarter at 0, where tanh has slope 1. Which
    curve was asked for by `kind`?

    Give each of the three its own slope.
    """
    return _but("tanh", lambda z, dy: _slope(z, "sigmoid"))(z, dy, kind)


def one_plus_instead_of_one_minus(z, dy, kind):
    """For the sigmoid your slope is largest where the curve is flat. What are the slopes at 0 and far to
    the right?

    The second factor is one minus the output, which goes to 0 far to the right.
    """
    y = _sigmoid(np.asarray(z, dtype=float))
    return _but("sigmoid", lambda z, dy: y * (1 + y))(z, dy, kind)


def averaged_over_the_batch(z, dy, kind):
    """Your result is too small by a factor of N; for one row it is right. Who divides by N: the
    activation, or a loss that is a mean?

    Leave the division to the loss; it is part of `dy` already.
    """
    z, dy = np.asarray(z, dtype=float), np.asarray(dy, dtype=float)
    return dy * _slope(z, kind) / len(z)


def summed_over_the_batch(z, dy, kind):
    """You return one row for the whole batch. Does every example have inputs of its own?

    Sum over examples only for what all examples share, such as a bias. Here nothing is shared.
    """
    z, dy = np.asarray(z, dtype=float), np.asarray(dy, dtype=float)
    return (dy * _slope(z, kind)).sum(axis=0)


def tanh_bracket_squared(z, dy, kind):
    """For tanh your slope at -1 is about 3.1, and nowhere is tanh steeper than 1. What is squared in its
    slope: the output alone, or the whole difference?

    Square the output first, then take it from one.
    """
    return _but("tanh", lambda z, dy: (1 - np.tanh(z)) ** 2)(z, dy, kind)
