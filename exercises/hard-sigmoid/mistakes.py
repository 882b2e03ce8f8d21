import numpy as np


def _relu(z):
    return np.maximum(0.0, np.asarray(z, dtype=float))


def one_in_the_other(x):
    """You return `x` itself where it is positive and 0 elsewhere: one ReLU applied to another is still
    one ReLU. What does the second one find to change?

    Let both ReLUs look at x, each with its own corner, and combine their results.
    """
    return _relu(_relu(x))


def twice_one_relu(x):
    """Your curve never becomes flat on the right; it rises twice as fast for ever. Which of your two
    parts could hold the other one level?

    Move the two corners apart and subtract the second from the first.
    """
    return 2 * _relu(x)


def added_instead_of_subtracted(x):
    """Left of 3 all is right; from 3 on your curve rises twice as fast instead of staying at 1. What
    should the second ReLU do to the first from there on?

    Subtract the second ReLU from the first.
    """
    return (_relu(np.asarray(x) + 3) + _relu(np.asarray(x) - 3)) / 6


def climbs_to_six(x):
    """Your ramp has its corners in the right places and rises to 6. How steep must it be to climb by 1
    on the way from -3 to 3?

    Divide the difference by the length of the way.
    """
    return _relu(np.asarray(x) + 3) - _relu(np.asarray(x) - 3)


def divided_by_three(x):
    """Your ramp has its corners in the right places and rises to 2. How long is the way from -3 to 3?

    Divide by the distance between the corners, not by half of it.
    """
    return climbs_to_six(x) / 3


def never_stops(x):
    """Left of 3 all is right; from 3 on your curve goes on rising. What happens at the second corner?

    A second ReLU, with its corner at 3, has to take away what the first one adds from there on.
    """
    return _relu(np.asarray(x) + 3) / 6


def no_floor(x):
    """From -3 on all is right; left of it your curve falls below 0. Which function is 0 on its whole
    left side?

    Take the ReLU of the rising part too, not only of the part that is subtracted.
    """
    return (np.asarray(x, dtype=float) + 3 - _relu(np.asarray(x) - 3)) / 6


def falls_instead(x):
    """Your ramp falls from 1 to 0; only the middle is right. What is its value far to the right?

    Exchange the roles: the ReLU that is added has its corner on the left.
    """
    return 1 - climbs_to_six(x) / 6


def corners_at_one(x):
    """Your ramp is too steep: it rises from -1 to 1. At which two places should the corners be?

    Shift the two ReLUs by 3 in both directions, and divide by the distance between the corners.
    """
    return (_relu(np.asarray(x) + 1) - _relu(np.asarray(x) - 1)) / 2


def begins_at_zero(x):
    """Your ramp rises from 0 to 6 instead of from -3 to 3. Where is the corner of ReLU(x), and where
    that of ReLU(x + 3)?

    Add 3 inside the first ReLU: a shift to the left.
    """
    return (_relu(x) - _relu(np.asarray(x) - 6)) / 6


def from_minus_a_half(x):
    """Your ramp has the right form and lies half a unit too low: it goes from -0.5 to 0.5. What is its
    value far to the left?

    Left of both corners both ReLUs are 0, and nothing else may be added or subtracted.
    """
    return climbs_to_six(x) / 6 - 0.5


def soft_sigmoid(x):
    """Your curve has no corners: at -3 it is about 0.05 instead of 0. Which sigmoid is made of straight
    pieces?

    Use ReLUs and arithmetic only; no exponential.
    """
    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))


def whole_steps(x):
    """On the slope all your values are 0: fractions have been cut off. What is 4 divided by 6?

    Use an ordinary division, not the one that rounds down.
    """
    return climbs_to_six(x) // 6


def corners_in_one_another(x):
    """Left of 0 you return 0, and on the right your curve rises for ever: one ReLU, with its corner at
    0. If one ReLU goes into the other, what is left of the corner at -3?

    Let both ReLUs look at x itself, and subtract one result from the other.
    """
    return _relu(_relu(np.asarray(x, dtype=float) + 3) - 3) / 6


def shifted_after_dividing(x):
    """Your ramp rises all the way from -18 to 18, up to 6. Where is x / 6 + 3 equal to 0?

    Shift x itself by 3, and divide the difference of the ReLUs by 6 at the end.
    """
    x = np.asarray(x, dtype=float)
    return _relu(x / 6 + 3) - _relu(x / 6 - 3)


def right_half_only(x):
    """Your ramp rises from 0 to 3 and not from -3 to 3: at 0 it is 0 instead of a half. Where should
    the first corner be?

    Add 3 inside the first ReLU, and divide by the distance between the corners.
    """
    return (_relu(x) - _relu(np.asarray(x) - 3)) / 3
