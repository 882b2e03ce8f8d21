# Long because a pack keeps all known mistakes of an exercise in one file, each with its learner's words.
import numpy as np


def _differences(of):
    """A numerical gradient whose quotient is what `of` makes of f up, f here, f down and the step."""

    def numerical_gradient(f, theta, eps=1e-5):
        theta = np.array(theta, dtype=float)
        gradient = np.empty_like(theta)
        for i in np.ndindex(theta.shape):
            up, down = theta.copy(), theta.copy()
            up[i] += eps
            down[i] -= eps
            gradient[i] = of(float(f(up)), float(f(theta)), float(f(down)), eps)
        return gradient

    return numerical_gradient


_central = _differences(lambda up, here, down, eps: (up - down) / (2 * eps))


def _not_put_back(f, theta, eps=1e-5):
    theta = np.array(theta, dtype=float)
    gradient = np.empty_like(theta)
    for i in np.ndindex(theta.shape):
        theta[i] += eps
        up = float(f(theta))
        theta[i] -= 2 * eps
        gradient[i] = (up - float(f(theta))) / (2 * eps)
    return gradient


def _one_sided_and_not_put_back(f, theta, eps=1e-5):
    theta = np.array(theta, dtype=float)
    gradient = np.empty_like(theta)
    for i in np.ndindex(theta.shape):
        here = float(f(theta))
        theta[i] += eps
        gradient[i] = (float(f(theta)) - here) / eps
    return gradient


def _in_whole_numbers(f, theta, eps=1e-5):
    theta = np.asarray(theta)
    gradient = np.empty(theta.shape)
    for i in np.ndindex(theta.shape):
        up, down = theta.copy(), theta.copy()
        up[i], down[i] = up[i] + eps, down[i] - eps
        gradient[i] = (float(f(up)) - float(f(down))) / (2 * eps)
    return gradient


def _moved(loss, params, name):
    return lambda moved: loss({**params, name: moved})


def _verdicts(of):
    """A check whose verdict on one array is what `of` makes of the given and the numerical gradient."""

    def check_gradients(loss, params, grads):
        measured = {name: _central(_moved(loss, params, name), theta) for name, theta in params.items()}
        return {name: bool(of(np.asarray(grads[name]), each)) for name, each in measured.items()}

    return check_gradients


def _inverted(loss, params, grads):
    right = _verdicts(lambda given, measured: np.abs(given - measured).max() <= 1e-4)(loss, params, grads)
    return {name: not agrees for name, agrees in right.items()}


def _one_for_all(loss, params, grads):
    right = _verdicts(lambda given, measured: np.abs(given - measured).max() <= 1e-4)(loss, params, grads)
    return dict.fromkeys(right, all(right.values()))


def _with_slope(of):
    """The network's gradients with the sigmoid's slope made by `of` from z and a."""

    def network_gradients(x, t, params):
        z = x @ params["W1"].T + params["b1"]
        a = 1 / (1 + np.exp(-z))
        dy = 2 * (a @ params["W2"].T + params["b2"] - t) / t.size
        dz = dy @ params["W2"] * of(z, a)
        return {"W1": dz.T @ x, "b1": dz.sum(axis=0), "W2": dy.T @ a, "b2": dy.sum(axis=0)}

    return network_gradients


class one_sided:
    """Your quotient looks up but not down: for the squares at 0 it gives the step instead of 0. Which
    point does the formula of the statement subtract?

    Nudge down as well as up and divide by twice the step. The errors of the two sides nearly cancel.
    """

    numerical_gradient = _differences(lambda up, here, down, eps: (up - here) / eps)


class one_sided_below:
    """Your quotient looks down but not up: for the squares at 0 it gives minus the step instead of 0. From
    which point does the formula of the statement start?

    Nudge up as well as down and divide by twice the step.
    """

    numerical_gradient = _differences(lambda up, here, down, eps: (here - down) / eps)


class divided_by_one_step:
    """Your numerical gradients are twice as large as they should be. How far apart are the two points at
    which `f` was asked?

    From one step below to one step above it is two steps: divide by both.
    """

    numerical_gradient = _differences(lambda up, here, down, eps: (up - down) / eps)


class not_divided:
    """Your numerical gradients are tiny: they are differences of `f`, not rates. Per how much of a nudge?

    Divide by the distance between the two points.
    """

    numerical_gradient = _differences(lambda up, here, down, eps: up - down)


class down_minus_up:
    """All your numerical gradients have the wrong sign. If `f` grows with an entry, which is larger: `f`
    above or `f` below?

    Subtract the value below from the value above.
    """

    numerical_gradient = _differences(lambda up, here, down, eps: (down - up) / (2 * eps))


class step_of_its_own:
    """With the usual step you are right; where the case brings a wide step, your result is that of a tiny
    one. Is the argument `eps` used?

    Nudge by the step that is passed in.
    """

    numerical_gradient = staticmethod(lambda f, theta, eps=1e-5: _central(f, theta))


class step_too_small:
    """Your numerical gradients are rough: only the first few digits are right. How many digits are left
    when two numbers are subtracted that agree in nearly all of theirs?

    A step as small as a million millionth drowns in rounding. Use the step that is passed in.
    """

    numerical_gradient = staticmethod(lambda f, theta, eps=1e-5: _central(f, theta, 1e-12))


class nudge_not_taken_back:
    """The first entry of each array is right, the later ones only where `f` treats the entries apart: they
    were measured at a point that had moved. Where should the first entry stand while the second is nudged?

    Put every entry back before the next one is nudged, or nudge a fresh copy each time.
    """

    numerical_gradient = _not_put_back


class one_sided_and_nudge_not_taken_back:
    """Your quotient looks up but not down: for the squares at 0 it gives the step instead of 0. And where
    should the first entry stand while the second is nudged?

    Nudge down as well as up and divide by twice the step; put every entry back before the next one is
    nudged.
    """

    numerical_gradient = _one_sided_and_not_put_back


class nudge_lost_in_integers:
    """For the array of integers your gradient is 0 everywhere. What becomes of 3.00001 when it is written
    into an array of whole numbers?

    Copy the array as floating numbers before nudging it.
    """

    numerical_gradient = _in_whole_numbers


class all_entries_at_once:
    """All entries of your numerical gradient are equal: you nudged them together. If all move at once,
    whose doing is the change of `f`?

    One entry at a time; the others stay.
    """

    numerical_gradient = staticmethod(
        lambda f, theta, eps=1e-5: np.full(
            np.shape(theta),
            (float(f(np.asarray(theta) + eps)) - float(f(np.asarray(theta) - eps))) / (2 * eps),
        )
    )


class flattened:
    """Your numerical gradient has the right numbers in one row. Which shape has a gradient?

    Give the result the shape of `theta`.
    """

    numerical_gradient = staticmethod(lambda f, theta, eps=1e-5: _central(f, theta, eps).ravel())
    check_gradients = _verdicts(lambda given, measured: np.abs(given - measured).max() <= 1e-4)


class true_means_wrong:
    """Your verdicts are exactly the other way round. What does `True` say about an array: that it agrees,
    or that it is wrong?

    `True` where all entries agree.
    """

    check_gradients = _inverted


class one_wrong_condemns_all:
    """As soon as one array is wrong you call all of them wrong. How would that help to find the line?

    Each name gets a verdict of its own.
    """

    check_gradients = _one_for_all


class sign_of_the_difference_forgotten:
    """An entry that is too large is caught; one that is too small is not. How large is a difference of
    -0.2 compared with 0.0001?

    Compare the absolute value of the difference.
    """

    check_gradients = _verdicts(lambda given, measured: (given - measured).max() <= 1e-4)


class differences_added_up:
    """A table that was mirrored passes your check: its errors add up to 0. What should be looked at, the
    sum of the differences or the worst of them?

    Take absolute values entry by entry, and let the largest decide.
    """

    check_gradients = _verdicts(lambda given, measured: abs((given - measured).sum()) <= 1e-4)


class sizes_compared:
    """A table that was mirrored passes your check, and so does one with every sign wrong: their lengths
    agree. Do two arrows of the same length point the same way?

    Compare entry by entry, not the lengths.
    """

    check_gradients = _verdicts(
        lambda given, measured: abs(np.linalg.norm(given) - np.linalg.norm(measured)) <= 1e-4
    )


class first_entry_only:
    """Where only a later entry is off, your check says that all is well. How many entries have you
    compared?

    Let every entry of the array have its say.
    """

    check_gradients = _verdicts(lambda given, measured: abs(given.flat[0] - measured.flat[0]) <= 1e-4)


class exact_equality_asked:
    """Nothing passes your check, not even right gradients. How exactly can a quotient of rounded
    differences agree with a formula?

    Allow a difference of 0.0001.
    """

    check_gradients = _verdicts(lambda given, measured: (given == measured).all())


class planted_bug_left:
    """In `network_gradients`, W2 and b2 are right, and both W1 and b1 are wrong. Which line do W1 and b1
    share that W2 and b2 do not need?

    Look at the slope of the sigmoid: its short formula speaks of the output of the sigmoid, not of its
    input.
    """

    network_gradients = _with_slope(lambda z, a: z * (1 - z))


class slope_taken_out:
    """In `network_gradients`, W1 and b1 are still wrong, now by a factor that depends on the neuron. What
    does a gradient pay for passing a sigmoid?

    The line with the slope needs to be mended, not removed: the slope is the output times one minus it.
    """

    network_gradients = _with_slope(lambda z, a: 1)


class slope_of_the_output:
    """In `network_gradients`, W1 and b1 are still wrong: the sigmoid was taken twice. Is the hidden value
    `a` already an output of the sigmoid?

    Use `a` as it is: `a` times one minus `a`.
    """

    network_gradients = _with_slope(lambda z, a: 1 / (1 + np.exp(-a)) * (1 - 1 / (1 + np.exp(-a))))


class half_mended:
    """In `network_gradients`, W1 and b1 are still wrong: one factor of the slope is the output of the
    sigmoid, the other still speaks of its input. Which of the two letters belongs in both?

    The slope is the output times one minus the same output.
    """

    network_gradients = _with_slope(lambda z, a: a * (1 - z))


class difference_taken_the_other_way_round:
    """An entry that is too small is caught; one that is too large is not. How large is a difference of -0.2
    compared with 0.0001?

    Compare the absolute value of the difference.
    """

    check_gradients = _verdicts(lambda given, measured: (measured - given).max() <= 1e-4)


class differences_averaged:
    """In a large table one entry is off by 0.02, and your check says that all is well. What becomes of one
    wrong entry in the mean over hundreds of right ones?

    Let the largest absolute difference decide, not their mean.
    """

    check_gradients = _verdicts(lambda given, measured: np.abs(given - measured).mean() <= 1e-4)


class usual_step_in_the_divisor:
    """With the usual step you are right; where the case brings a wide step, your result is thousands of
    times too large. By how much were the entries nudged, and by what was the difference divided?

    Divide by twice the step that is passed in, the same by which you nudge.
    """

    numerical_gradient = _differences(lambda up, here, down, eps: (up - down) / 2e-5)


class one_factor_left_out:
    """In `network_gradients`, W1 and b1 are still wrong: what comes back is largest where the hidden value
    is near 0, although the sigmoid is flat there. How many factors has its slope?

    The slope is the output times one minus the output: both factors stay.
    """

    network_gradients = _with_slope(lambda z, a: 1 - a)
