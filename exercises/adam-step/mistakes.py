# Long because a pack keeps all known mistakes of an exercise in one file, each with its learner's words.
import numpy as np

DEFAULTS = {"lr": 1e-3, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "weight_decay": 0.0}


def _made(averages=None, move=None, gradient=None):
    """A step with some parts replaced.

    gradient(grad, param, s), averages(g, m, v, s) and move(m, v, t, s) get the settings s as a dictionary;
    `move` returns what is divided and by what.
    """

    def adam_step(param, grad, m, v, t, **settings):
        s = DEFAULTS | settings
        param, grad, m, v = (np.asarray(a, dtype=float) for a in (param, grad, m, v))
        g = (gradient or _gradient)(grad, param, s)
        m, v = (averages or _averages)(g, m, v, s)
        above, below = (move or _move)(m, v, t, s)
        return param - s["lr"] * above / below, m, v

    return adam_step


def _gradient(grad, param, s):
    return grad + s["weight_decay"] * param


def _averages(g, m, v, s):
    return s["beta1"] * m + (1 - s["beta1"]) * g, s["beta2"] * v + (1 - s["beta2"]) * g**2


def _corrected(m, v, t, s):
    return m / (1 - s["beta1"] ** t), v / (1 - s["beta2"] ** t)


def _move(m, v, t, s):
    m, v = _corrected(m, v, t, s)
    return m, np.sqrt(v) + s["eps"]


def no_bias_correction(param, grad, m, v, t, **settings):
    """The parameters move too far in the first step, about 3.2 times as far as the learning rate, and are
    nearly right in late steps. Which share of an average that began at 0 do the gradients make up after one
    step?

    Divide each average by one minus its own beta to the power t before using it.
    """
    return _made(move=lambda m, v, t, s: (m, np.sqrt(v) + s["eps"]))(param, grad, m, v, t, **settings)


def no_correction_and_epsilon_inside(param, grad, m, v, t, **settings):
    """Late steps are nearly right, and early ones are not. Which share of an average that began at 0 do the
    gradients make up after one step, and is epsilon added before or after the root?

    Divide each average by one minus its own beta to the power t; then take the root; then add epsilon.
    """
    return _made(move=lambda m, v, t, s: (m, np.sqrt(v + s["eps"])))(param, grad, m, v, t, **settings)


def only_first_average_corrected(param, grad, m, v, t, **settings):
    """The parameters move about 32 times the learning rate in the first step. Which of the two averages is
    still too close to 0 there, and where in the fraction does it stand?

    Correct the average of the squares too, with its own beta.
    """
    return _made(move=lambda m, v, t, s: (m / (1 - s["beta1"] ** t), np.sqrt(v) + s["eps"]))(
        param, grad, m, v, t, **settings
    )


def only_second_average_corrected(param, grad, m, v, t, **settings):
    """The parameters move a tenth of the learning rate in the first step. Which of the two averages is still
    too close to 0 there?

    Correct the average of the gradients too, with its own beta.
    """
    return _made(move=lambda m, v, t, s: (m, np.sqrt(v / (1 - s["beta2"] ** t)) + s["eps"]))(
        param, grad, m, v, t, **settings
    )


def correction_without_t(param, grad, m, v, t, **settings):
    """The first step is right, the later ones are not: your correction is the same in all of them. What do
    the weights of t gradients in an average sum to?

    Raise each beta to the power t in its correction.
    """
    return _made(move=lambda m, v, t, s: (m / (1 - s["beta1"]), np.sqrt(v / (1 - s["beta2"])) + s["eps"]))(
        param, grad, m, v, t, **settings
    )


def power_written_as_a_product(param, grad, m, v, t, **settings):
    """The first step is right; in the second one the parameters are no numbers or move the wrong way. A share
    of an average lies between 0 and 1: is that so for one minus 2 times 0.9?

    Raise each beta to the power t instead of multiplying it by t.
    """

    def move(m, v, t, s):
        return m / (1 - s["beta1"] * t), np.sqrt(v / (1 - s["beta2"] * t)) + s["eps"]

    return _made(move=move)(param, grad, m, v, t, **settings)


def steps_counted_from_zero(param, grad, m, v, t, **settings):
    """In the first step the parameters are no numbers, in later ones they are a little off. What is one
    minus beta to the power 0, and which number does the first step have?

    Use t as it comes: the first step is 1.
    """

    def move(m, v, t, s):
        return _move(m, v, t - 1, s)

    return _made(move=move)(param, grad, m, v, t, **settings)


def steps_counted_from_two(param, grad, m, v, t, **settings):
    """The first step is too short, and what is missing shrinks as the steps go on. How many gradients are in
    the average when t is 1?

    Use t as it comes, without adding one: it already counts this step.
    """

    def move(m, v, t, s):
        return _move(m, v, t + 1, s)

    return _made(move=move)(param, grad, m, v, t, **settings)


def betas_swapped(param, grad, m, v, t, **settings):
    """The first average keeps what the second one should keep, and the other way round. Which of the two
    should forget faster: the direction or the size?

    Use the first beta for the gradients and the second for their squares, in the corrections too.
    """
    s = DEFAULTS | settings
    s["beta1"], s["beta2"] = s["beta2"], s["beta1"]
    return _made()(param, grad, m, v, t, **s)


def shares_of_old_and_new_swapped(param, grad, m, v, t, **settings):
    """After one step your first average is nine tenths of the gradient instead of one tenth. Which share of
    the *old* average does a beta of 0.9 keep?

    Weight the old average with beta and the new gradient with one minus beta, in both averages.
    """

    def averages(g, m, v, s):
        return (1 - s["beta1"]) * m + s["beta1"] * g, (1 - s["beta2"]) * v + s["beta2"] * g**2

    return _made(averages)(param, grad, m, v, t, **settings)


def gradients_added_up(param, grad, m, v, t, **settings):
    """Your first average takes the whole gradient: with a constant gradient of 1 it would climb to 10. What
    should an average of equal numbers be?

    Give the new gradient the share of one minus beta, so that the shares sum to 1.
    """

    def averages(g, m, v, s):
        return s["beta1"] * m + g, _averages(g, m, v, s)[1]

    return _made(averages)(param, grad, m, v, t, **settings)


def squares_added_up(param, grad, m, v, t, **settings):
    """Your second average takes the whole square: with a constant gradient of 1 it would climb to 1000. What
    should an average of equal numbers be?

    Give the new square the share of one minus the second beta.
    """

    def averages(g, m, v, s):
        return _averages(g, m, v, s)[0], s["beta2"] * v + g**2

    return _made(averages)(param, grad, m, v, t, **settings)


def second_average_without_square(param, grad, m, v, t, **settings):
    """Your `v` has the sign of the gradient, and where it is negative the parameters are no numbers. Of what
    is the second average taken?

    Average the squares of the gradients, entry by entry.
    """

    def averages(g, m, v, s):
        return _averages(g, m, v, s)[0], s["beta2"] * v + (1 - s["beta2"]) * g

    return _made(averages)(param, grad, m, v, t, **settings)


def second_average_of_absolute_values(param, grad, m, v, t, **settings):
    """Your `v` has grown by the size of the gradient, not by its square: for a gradient of 0.5 by twice as
    much. What is averaged before the root is taken?

    Average the squares; the root afterwards makes a size of them again.
    """

    def averages(g, m, v, s):
        return _averages(g, m, v, s)[0], s["beta2"] * v + (1 - s["beta2"]) * np.abs(g)

    return _made(averages)(param, grad, m, v, t, **settings)


def square_of_the_first_average(param, grad, m, v, t, **settings):
    """Your `v` holds squares of averaged gradients: gradients of 1 and -1 in turn would leave it near 0. Is
    the average of squares the square of the average?

    Square the gradient itself for the second average, not the first average.
    """

    def averages(g, m, v, s):
        m, _ = _averages(g, m, v, s)
        return m, s["beta2"] * v + (1 - s["beta2"]) * m**2

    return _made(averages)(param, grad, m, v, t, **settings)


def distances_from_the_average_squared(param, grad, m, v, t, **settings):
    """Your `v` takes in how far the gradient lies from its average, not how large it is: where every gradient
    is 1 it would fall to 0. What does the statement square?

    Square the gradient as it is for the second average; nothing is taken off it.
    """

    def averages(g, m, v, s):
        m, _ = _averages(g, m, v, s)
        return m, s["beta2"] * v + (1 - s["beta2"]) * (g - m) ** 2

    return _made(averages)(param, grad, m, v, t, **settings)


def one_size_for_all(param, grad, m, v, t, **settings):
    """With one parameter all is right; with several, all entries of `v` get the same number added. Does the
    size belong to the whole gradient or to each parameter?

    Square entry by entry, without adding the entries up.
    """

    def averages(g, m, v, s):
        return _averages(g, m, v, s)[0], s["beta2"] * v + (1 - s["beta2"]) * (g**2).sum()

    return _made(averages)(param, grad, m, v, t, **settings)


def root_forgotten(param, grad, m, v, t, **settings):
    """A gradient of 0.01 moves its parameter a hundred times as far as a gradient of 1 does. In which unit is
    a mean of squares, and in which is the gradient?

    Take the root of the corrected second average before dividing by it.
    """

    def move(m, v, t, s):
        m, v = _corrected(m, v, t, s)
        return m, v + s["eps"]

    return _made(move=move)(param, grad, m, v, t, **settings)


def epsilon_inside_the_root(param, grad, m, v, t, **settings):
    """Parameters with gradients as small as 0.0001 move too little, and with a large epsilon all steps
    are off. Is epsilon added to the mean square or to its root?

    Add epsilon after taking the root.
    """

    def move(m, v, t, s):
        m, v = _corrected(m, v, t, s)
        return m, np.sqrt(v + s["eps"])

    return _made(move=move)(param, grad, m, v, t, **settings)


def epsilon_before_the_correction(param, grad, m, v, t, **settings):
    """With a tiny epsilon all is right; with a large one early steps are too short. Is epsilon added to the
    root of the corrected average, or to that of the uncorrected one?

    Correct the second average first, then take the root, then add epsilon.
    """

    def move(m, v, t, s):
        scale = np.sqrt(1 - s["beta2"] ** t) / (1 - s["beta1"] ** t)
        return m * scale, np.sqrt(v) + s["eps"]

    return _made(move=move)(param, grad, m, v, t, **settings)


def epsilon_forgotten(param, grad, m, v, t, **settings):
    """Where the gradient is 0 in the first step the parameter is no number. What is 0 divided by 0, and what
    stands in the formula so that it does not happen?

    Add epsilon to the root before dividing.
    """

    def move(m, v, t, s):
        m, v = _corrected(m, v, t, s)
        return m, np.sqrt(v)

    return _made(move=move)(param, grad, m, v, t, **settings)


def corrected_averages_returned(param, grad, m, v, t, **settings):
    """The averages that you hand back are too large in early steps: after the first one `m` is the gradient
    itself. If the next step corrects them again, how often have they been corrected?

    Keep the corrected averages under names of their own and return the uncorrected ones.
    """
    param, new_m, new_v = _made()(param, grad, m, v, t, **settings)
    return param, *_corrected(new_m, new_v, t, DEFAULTS | settings)


def averages_not_updated_before_use(param, grad, m, v, t, **settings):
    """This step's gradient has no part in this step: in the first one the parameters do not move. Which
    averages does the move use: those before or those after the gradient came in?

    Update the averages first and move with the new ones.
    """
    param, old_m, old_v = (np.asarray(a, dtype=float) for a in (param, m, v))
    s = DEFAULTS | settings
    _, new_m, new_v = _made()(param, grad, m, v, t, **settings)
    above, below = _move(old_m, old_v, t, s)
    return param - s["lr"] * above / below, new_m, new_v


def direction_is_the_last_gradient(param, grad, m, v, t, **settings):
    """The parameters move along this step's gradient alone: that is RMSProp. What is the first average for?

    Put the corrected first average above the fraction line instead of the gradient.
    """
    s = DEFAULTS | settings
    param = np.asarray(param, dtype=float)
    _, new_m, new_v = _made()(param, grad, m, v, t, **settings)
    _, below = _move(new_m, new_v, t, s)
    return param - s["lr"] * _gradient(np.asarray(grad, dtype=float), param, s) / below, new_m, new_v


def size_is_not_used(param, grad, m, v, t, **settings):
    """A huge gradient still moves its parameter hugely: that is momentum alone. What is the second average
    for?

    Divide by the root of the corrected second average, plus epsilon.
    """
    return _made(move=lambda m, v, t, s: (_corrected(m, v, t, s)[0], 1.0))(param, grad, m, v, t, **settings)


def uphill(param, grad, m, v, t, **settings):
    """The parameters move just as far as they should, the other way. Which way does the gradient point?

    Subtract the step.
    """
    return _made(move=lambda m, v, t, s: (-_move(m, v, t, s)[0], _move(m, v, t, s)[1]))(
        param, grad, m, v, t, **settings
    )


def decay_forgotten(param, grad, m, v, t, **settings):
    """With decay your two averages are still those of the bare gradient. Where does the decay enter, and
    which of the three results must feel it?

    Add the decay times the parameters to the gradient before anything else.
    """
    return _made(gradient=lambda grad, param, s: grad)(param, grad, m, v, t, **settings)


def decay_straight_off_the_parameters(param, grad, m, v, t, **settings):
    """With decay your averages are those of the bare gradient, and the parameters lose a share of themselves
    besides: that is AdamW. Is the decay asked for here part of the gradient, or a step of its own?

    Add the decay times the parameters to the gradient, so that both averages see it.
    """
    s = DEFAULTS | settings
    shrunk = np.asarray(param, dtype=float) * (1 - s["lr"] * s["weight_decay"])
    return _made(gradient=lambda grad, param, s: grad)(shrunk, grad, m, v, t, **settings)


def decay_with_the_wrong_sign(param, grad, m, v, t, **settings):
    """With decay the parameters are pushed away from 0 instead of towards it. What is the slope of a
    penalty that grows with the square of a parameter: does it have the parameter's sign?

    Add the decay times the parameters to the gradient instead of subtracting it.
    """
    return _made(gradient=lambda grad, param, s: grad - s["weight_decay"] * param)(
        param, grad, m, v, t, **settings
    )


def decay_in_the_first_average_only(param, grad, m, v, t, **settings):
    """With decay your `m` is right and your `v` is that of the bare gradient. Which gradient is squared?

    Add the decay first and use the sum for both averages.
    """

    def adam_step(param, grad, m, v, t, **settings):
        s = DEFAULTS | settings
        param, grad, m, v = (np.asarray(a, dtype=float) for a in (param, grad, m, v))
        m, _ = _averages(_gradient(grad, param, s), m, v, s)
        _, v = _averages(grad, m, v, s)
        above, below = _move(m, v, t, s)
        return param - s["lr"] * above / below, m, v

    return adam_step(param, grad, m, v, t, **settings)


def averages_before_the_parameters(param, grad, m, v, t, **settings):
    """Your first result holds the numbers of `m`, the second those of `v`, the third those of the
    parameters. In which order are they asked for?

    Return the parameters first, then the two averages.
    """
    param, m, v = _made()(param, grad, m, v, t, **settings)
    return m, v, param
