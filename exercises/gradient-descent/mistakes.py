import numpy as np


def _descend(x, y, w0, b0, lr, steps, slopes=None):
    """The right descent, unless other slopes are given: they see x, the errors and the loss's own two."""
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    w, b = w0, b0
    for _ in range(steps):
        error = b + w * x - y
        own = 2 * (error * x).mean(), 2 * error.mean()
        to_w, to_b = slopes(x, error, *own) if slopes else own
        w, b = w - lr * to_w, b - lr * to_b
    return np.array([w, b])


def uphill(x, y, w0, b0, lr, steps):
    """With every step your line gets worse: the first step of the example leads to w = 0.2, away from
    2. The gradient points to where the loss grows; where do you want to go?

    Subtract the learning rate times the gradient.
    """
    return _descend(x, y, w0, b0, -lr, steps)


def bias_with_the_new_slope(x, y, w0, b0, lr, steps):
    """After one step the slope is right and the bias is not. Were its errors taken before the slope
    moved, or after?

    Compute the errors once a step, before anything moves, and use them for both updates.
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    w, b = w0, b0
    for _ in range(steps):
        w = w - lr * 2 * ((b + w * x - y) * x).mean()
        b = b - lr * 2 * (b + w * x - y).mean()
    return np.array([w, b])


def slope_with_the_new_bias(x, y, w0, b0, lr, steps):
    """After one step the bias is right and the slope is not. Were its errors taken before the bias
    moved, or after?

    Compute the errors once a step, before anything moves, and use them for both updates.
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    w, b = w0, b0
    for _ in range(steps):
        b = b - lr * 2 * (b + w * x - y).mean()
        w = w - lr * 2 * ((b + w * x - y) * x).mean()
    return np.array([w, b])


def factor_two_forgotten(x, y, w0, b0, lr, steps):
    """Your first step is half as long as it should be, in both directions. What is the slope of a
    square?

    Keep the factor 2 that the square brings.
    """
    return _descend(x, y, w0, b0, lr / 2, steps)


def gradient_summed(x, y, w0, b0, lr, steps):
    """Your first step is N times too long; with one example all is right. Is the loss a sum over the
    examples or a mean?

    Divide both slopes by the number of examples.
    """
    return _descend(x, y, w0, b0, lr * len(x), steps)


def bias_never_moved(x, y, w0, b0, lr, steps):
    """The bias comes back as it started, in every test. In the example both predictions are too low:
    can the slope alone be to blame?

    Move the bias in every step too, by its own slope.
    """
    return _descend(x, y, w0, b0, lr, steps, lambda x, error, to_w, to_b: (to_w, 0.0))


def slope_never_moved(x, y, w0, b0, lr, steps):
    """The slope comes back as it started, in every test; only the bias moves. What does the loss do
    when the line gets steeper?

    Move the slope in every step too, by the mean of error times feature.
    """
    return _descend(x, y, w0, b0, lr, steps, lambda x, error, to_w, to_b: (0.0, to_b))


def feature_forgotten(x, y, w0, b0, lr, steps):
    """Slope and bias move by the same amount in every step. If w grows by 1, by how much does a
    prediction grow: by 1, or by its x?

    In the update of the slope, multiply each error by its feature before taking the mean.
    """
    return _descend(x, y, w0, b0, lr, steps, lambda x, error, to_w, to_b: (to_b, to_b))


def feature_in_the_bias(x, y, w0, b0, lr, steps):
    """Slope and bias move by the same amount in every step, and the slope's first one is right. If b
    grows by 1, by how much does a prediction grow: by 1, or by its x?

    In the update of the bias, take the mean of the errors alone.
    """
    return _descend(x, y, w0, b0, lr, steps, lambda x, error, to_w, to_b: (to_w, to_w))


def means_multiplied(x, y, w0, b0, lr, steps):
    """The bias's first step is right, the slope's is not; with one example both are right. Which does
    the formula take: the mean of the products, or the product of the means?

    Multiply example by example, then take the mean.
    """
    return _descend(x, y, w0, b0, lr, steps, lambda x, error, to_w, to_b: (to_b * x.mean(), to_b))


def step_as_long_as_the_rate(x, y, w0, b0, lr, steps):
    """Every step you take is exactly as long as the learning rate, whether the slope is 8 or 0.1. What
    is the learning rate multiplied by?

    A step is the learning rate times the slope, with a minus sign; not the rate alone.
    """
    return _descend(x, y, w0, b0, lr, steps, lambda x, error, to_w, to_b: (np.sign(to_w), np.sign(to_b)))


def absolute_error_descended(x, y, w0, b0, lr, steps):
    """Your steps do not get shorter as the errors shrink: they are those of the mean *absolute* error.
    Which loss is to fall?

    Use the errors themselves and the factor 2, not the signs of the errors.
    """
    return _descend(
        x,
        y,
        w0,
        b0,
        lr,
        steps,
        lambda x, error, to_w, to_b: ((np.sign(error) * x).mean(), np.sign(error).mean()),
    )


def gradient_never_renewed(x, y, w0, b0, lr, steps):
    """One step is right; with more steps, each is a repetition of the first. Where do you stand when
    the second step begins?

    Compute errors and slopes afresh in every step.
    """
    return (1 - steps) * np.array([w0, b0]) + steps * _descend(x, y, w0, b0, lr, 1)


def gradients_pile_up(x, y, w0, b0, lr, steps):
    """One step is right; in the second you move by the first gradient once more. What happens to a sum
    that nobody sets back to zero?

    Start each step with a fresh gradient.
    """
    piled = np.zeros(2)

    def slopes(x, error, to_w, to_b):
        piled[:] += to_w, to_b
        return tuple(piled)

    return _descend(x, y, w0, b0, lr, steps, slopes)


def only_one_step(x, y, w0, b0, lr, steps):
    """You stand where one step leads, however many were asked for. How often does your loop run?

    Return after the last step, not inside the loop.
    """
    return _descend(x, y, w0, b0, lr, min(steps, 1))


def one_step_too_many(x, y, w0, b0, lr, steps):
    """You have gone one step too far: for one step of the example you return what two steps give. How
    many were asked for?

    Let the loop run `steps` times.
    """
    return _descend(x, y, w0, b0, lr, steps + 1)


def start_ignored(x, y, w0, b0, lr, steps):
    """Your descent starts at 0 and 0. Where should the first error be taken?

    Begin with `w0` and `b0`.
    """
    return _descend(x, y, 0.0, 0.0, lr, steps)


def bias_first(x, y, w0, b0, lr, steps):
    """Your two numbers are right and come in the other order. Which of them is asked for first?

    Return the slope, then the bias.
    """
    return _descend(x, y, w0, b0, lr, steps)[::-1]


def one_example_at_a_time(x, y, w0, b0, lr, steps):
    """With one example all is right; with N of them you move N times in each step, after every single
    example. Over how many examples is the mean in the formula taken before anything moves?

    Collect the slopes of all examples at the same place, take their mean, and move once a step.
    """
    w, b = w0, b0
    for _ in range(steps):
        for feature, label in zip(x, y, strict=True):
            error = b + w * feature - label
            w, b = w - lr * 2 * error * feature, b - lr * 2 * error
    return np.array([w, b])


def one_step_too_few(x, y, w0, b0, lr, steps):
    """You stop one step early: for one step of the example you return the start. How often does your
    loop run when `steps` is 1?

    Let the loop run `steps` times.
    """
    return _descend(x, y, w0, b0, lr, steps - 1)


def every_step_returned(x, y, w0, b0, lr, steps):
    """You return a table, one row for each step. Where does the descent stand at the end, and how many
    numbers say so?

    Return only the last place: the slope and the bias.
    """
    return np.array([_descend(x, y, w0, b0, lr, n + 1) for n in range(steps)])
