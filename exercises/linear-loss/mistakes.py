import numpy as np


def _error(w, b, x, y):
    return b + w * np.asarray(x, dtype=float) - np.asarray(y, dtype=float)


def _loss(error, kind):
    return np.abs(error).mean() if kind == "mae" else (error**2).mean()


def signed_errors_cancel(w, b, x, y, kind):
    """`"mae"` is smaller than it should be wherever the line is too high for one example and too low
    for another; once it is even negative. What happens when you add 0.4 and -2.1?

    Turn each error into a distance first, and take the mean afterwards.
    """
    error = _error(w, b, x, y)
    return error.mean() if kind == "mae" else _loss(error, kind)


def signed_errors_cancel_label_first(w, b, x, y, kind):
    """`"mae"` is smaller than it should be wherever the line is too high for one example and too low
    for another; for the whole numbers it is even negative. What happens when you add -0.4 and 2.1?

    Turn each error into a distance first, and take the mean afterwards.
    """
    error = _error(w, b, x, y)
    return -error.mean() if kind == "mae" else _loss(error, kind)


def absolute_value_of_the_mean(w, b, x, y, kind):
    """`"mae"` is never negative, yet too small wherever the errors have different signs; `"mse"` is
    right. Did too high and too low cancel before the absolute value was taken?

    Take the absolute value of every single error, then the mean.
    """
    error = _error(w, b, x, y)
    return abs(error.mean()) if kind == "mae" else _loss(error, kind)


def square_of_the_mean(w, b, x, y, kind):
    """`"mse"` is right for one example and too small for more, while `"mae"` is right. Which comes
    first: the mean or the square?

    Square every error, then take the mean of the squares.
    """
    error = _error(w, b, x, y)
    return np.abs(error).mean() if kind == "mae" else error.mean() ** 2


def distance_of_the_mean(w, b, x, y, kind):
    """Both kinds are too small wherever the errors have different signs; with one example they are
    right. Did too high and too low cancel before the distance was taken?

    Take the distance of every single error, then the mean of the distances.
    """
    return _loss(np.atleast_1d(_error(w, b, x, y).mean()), kind)


def sum_instead_of_mean(w, b, x, y, kind):
    """For N examples your loss is N times too large. If every example came twice, should the line count
    as twice as wrong?

    Divide by the number of examples.
    """
    return _loss(_error(w, b, x, y), kind) * len(x)


def half_of_the_squares(w, b, x, y, kind):
    """`"mse"` is half of what it should be; `"mae"` is right. Some books write a half in front of the
    square: does the formula of the statement?

    Leave the half away: a plain mean of the squares.
    """
    return _loss(_error(w, b, x, y), kind) * (1 if kind == "mae" else 0.5)


def root_of_the_mean(w, b, x, y, kind):
    """`"mse"` comes out as the root of what it should be. One example with an error of 3: should the
    loss be 3 or 9?

    Stop at the mean of the squares and take no root.
    """
    return _loss(_error(w, b, x, y), kind) ** (1 if kind == "mae" else 0.5)


def kinds_exchanged(w, b, x, y, kind):
    """Your two kinds are exchanged: `"mae"` returns the other one's number. What does the `a` stand
    for?

    `"mae"` is the mean of the absolute values, `"mse"` the mean of the squares.
    """
    return _loss(_error(w, b, x, y), "mse" if kind == "mae" else "mae")


def always_squared(w, b, x, y, kind):
    """Both kinds give the same number, that of `"mse"`. Where does `kind` enter?

    For `"mae"` take absolute values instead of squares.
    """
    return _loss(_error(w, b, x, y), "mse")


def always_absolute(w, b, x, y, kind):
    """Both kinds give the same number, that of `"mae"`. Where does `kind` enter?

    For `"mse"` take squares instead of absolute values.
    """
    return _loss(_error(w, b, x, y), "mae")


def bias_forgotten(w, b, x, y, kind):
    """Your loss belongs to a line through the origin. In the example, what does the model predict for
    4.8?

    Add the bias to every prediction.
    """
    return _loss(_error(w, 0.0, x, y), kind)


def slope_and_bias_exchanged(w, b, x, y, kind):
    """Your loss belongs to another line, the one with the slope `b` and the bias `w`. Which of the two
    is multiplied by x?

    Multiply `w` by the feature and add `b`.
    """
    return _loss(_error(b, w, x, y), kind)


def label_added(w, b, x, y, kind):
    """A perfect line gets a loss above zero from you. How far is a prediction from its label if the two
    are equal?

    Take the prediction minus the label.
    """
    return _loss(_error(w, b, x, -np.asarray(y)), kind)


def one_distance_for_each_example(w, b, x, y, kind):
    """You return N numbers, one for each example. How many numbers is a loss?

    Take the mean of the distances at the end.
    """
    error = _error(w, b, x, y)
    return np.abs(error) if kind == "mae" else error**2


def divided_before_the_square(w, b, x, y, kind):
    """`"mae"` is right; `"mse"` is right for one example and N times too small for N. If each error is
    divided by N first, what happens to the N when you square?

    Square each error as it is; divide once, at the end, when all squares are added up.
    """
    return _loss(_error(w, b, x, y), kind) / (1 if kind == "mae" else len(x))
