import numpy as np


def _array(x):
    return np.asarray(x, dtype=float)


def _sigmoid(x):
    small = np.exp(-np.abs(_array(x)))
    return np.where(_array(x) < 0, small, 1) / (1 + small)


def _with_slope(of):
    """A backward whose slope is what `of` makes of the input and of the right output."""

    def sigmoid_backward(dout, x):
        return _array(dout) * of(_array(x), _sigmoid(x))

    return sigmoid_backward


def _exponential_above_and_below(x):
    e = np.exp(_array(x))
    return e / (1 + e)


def _forward_backward_swapped(dout, x):
    return _with_slope(lambda x, y: y * (1 - y))(x, dout)


class overflow_for_large_inputs:
    """Inputs of ordinary size come out right; at 710 and at 1000 the result is not a number. How large is
    the exponential of 1000, and what is it divided by itself?

    Write the fraction so that a large input makes its exponential small: exponentiate minus the absolute
    value, or divide above and below by the exponential.
    """

    sigmoid = _exponential_above_and_below
    sigmoid_backward = _with_slope(lambda x, y: y * (1 - y))


class overflow_in_both_functions:
    """Both results are not a number at 710 and at 1000, and right elsewhere. How large is the exponential of
    1000, and what is it divided by itself?

    Mend the forward function so that its exponential never grows beyond 1, and let the backward one use it.
    """

    sigmoid = _exponential_above_and_below


class backward_overflows:
    """`sigmoid` is right everywhere; `sigmoid_backward` is not a number far out on one side. What becomes of
    an exponential divided by the square of another one when both are infinite?

    Write the slope with the sigmoid alone, which lies between 0 and 1 whatever the input is.
    """

    sigmoid_backward = _with_slope(lambda x, y: np.exp(-x) / (1 + np.exp(-x)) ** 2)


class sign_flipped:
    """Your sigmoid falls: it is near 1 for -2 and near 0 for 2. For which inputs is the exponential in the
    formula large, for positive or for negative ones?

    The exponent is minus the input.
    """

    sigmoid = staticmethod(lambda x: _sigmoid(-_array(x)))


class tanh_instead:
    """Your curve runs from -1 to 1 and through 0 at 0. Which value has one over one plus one?

    The hyperbolic tangent is a sigmoid stretched to twice the height and half the width, then lowered; take
    the formula of the statement.
    """

    sigmoid = staticmethod(lambda x: np.tanh(_array(x)))
    sigmoid_backward = _with_slope(lambda x, y: 1 - np.tanh(x) ** 2)


class hard_sigmoid:
    """Your curve has corners: beyond some point it is exactly 0 or 1, and between it is straight. Which
    function bends the curve in the formula?

    Use the exponential of the statement; the straight pieces are only its likeness.
    """

    sigmoid = staticmethod(lambda x: np.clip(_array(x) / 6 + 0.5, 0, 1))
    sigmoid_backward = _with_slope(lambda x, y: (np.abs(x) < 3) / 6)


class upstream_left_out:
    """`sigmoid_backward` stays the same when `dout` changes. If the loss cares ten times as much about an
    output, how much more should it care about its input?

    Multiply the slope by the upstream gradient.
    """

    sigmoid_backward = staticmethod(lambda dout, x: _sigmoid(x) * (1 - _sigmoid(x)))


class slope_at_the_output:
    """For `x` = 0 you hand back 0.2350 times `dout`, and the slope of the curve there is 0.25. At which point
    is 0.2350 the slope?

    The slope belongs to the number that went in. `x` is the input already: one sigmoid is enough.
    """

    sigmoid_backward = _with_slope(lambda x, y: _sigmoid(y) * (1 - _sigmoid(y)))


class input_taken_for_the_output:
    """For `x` = 0 your gradient is 0, and for `x` = 2 it points the wrong way. At 0 the curve is steepest:
    which of the two numbers, the input or the output, belongs in the product?

    The product of something and one minus it is taken of the output. Compute the output from `x` first.
    """

    sigmoid_backward = _with_slope(lambda x, y: x * (1 - x))


class one_plus_instead_of_one_minus:
    """Your slope is largest for large inputs, where the curve is flat. What is the slope at 0, by the formula
    and by yours?

    The second factor is what is missing from the output to 1.
    """

    sigmoid_backward = _with_slope(lambda x, y: y * (1 + y))


class output_instead_of_slope:
    """`dout` was multiplied by the height of the curve instead of its slope: far to the right all of it comes
    through. How much does the output change there when the input changes?

    Multiply by the derivative, which has a second factor that goes to 0 where the output goes to 1.
    """

    sigmoid_backward = _with_slope(lambda x, y: y)


class output_squared:
    """Far to the right all of `dout` comes through, although the curve is flat there. Which of the two
    factors of the slope should go to 0?

    One factor is the output, the other is one minus the output.
    """

    sigmoid_backward = _with_slope(lambda x, y: y * y)


class backward_pass_left_out:
    """`sigmoid_backward` returns `dout` as it came. By how much does the output change when the input grows
    by a little: by as much?

    Multiply the upstream gradient by the slope of the sigmoid at each input.
    """

    sigmoid_backward = _with_slope(lambda x, y: np.ones_like(y))


class minus_too_many:
    """Every entry of `sigmoid_backward` has the wrong sign. The curve rises everywhere: which sign has its
    slope?

    Two minus signs meet in the derivative, one from the power and one from the exponent; they cancel.
    """

    sigmoid_backward = _with_slope(lambda x, y: -y * (1 - y))


class arguments_swapped:
    """The gradient is `x` times the slope at `dout`. In which order are the two arguments given?

    The upstream gradient comes first, the input second.
    """

    sigmoid_backward = _forward_backward_swapped


class cut_to_whole_numbers:
    """For the integers your results are whole numbers, 0 nearly everywhere; for floating numbers you are
    right. What becomes of 0.95 when it is written into an array that was made like an array of integers?

    Make the array that takes the results one of floating numbers, whatever the inputs are.
    """

    @staticmethod
    def sigmoid(x):
        y = np.zeros_like(np.asarray(x))
        y[...] = _sigmoid(x)
        return y


class upstream_added:
    """Your gradient is the sum of `dout` and the slope: where `dout` is 0 it is still above 0. If the loss
    does not care about the output at all, how much can it care about the input?

    A nudge is scaled by the slope: multiply the two.
    """

    sigmoid_backward = staticmethod(lambda dout, x: _array(dout) + _sigmoid(x) * (1 - _sigmoid(x)))
