import numpy as np


def _sigmoid(z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))


def _net(x, W, b, c, b0, activate=_sigmoid):
    return activate(x @ W.T + b) @ c + b0


def columns_as_neurons(x, W, b, c, b0):
    """Where W is square the values are wrong, and where it is not the product does not fit. Is a neuron
    a row of W or a column?

    Let each example meet the *rows* of W.
    """
    return _sigmoid(x @ W + b) @ c + b0


def no_sigmoid(x, W, b, c, b0):
    """Your output is a straight line in every feature. Which step bends it?

    Apply the sigmoid to what each neuron has collected, before weighting with `c`.
    """
    return _net(x, W, b, c, b0, activate=lambda z: z)


def output_bias_forgotten(x, W, b, c, b0):
    """All your outputs are off by the same amount, the bias of the output. What is the output when all
    sigmoids are 0?

    Add `b0` at the end.
    """
    return _net(x, W, b, c, 0.0)


def output_bias_for_each_neuron(x, W, b, c, b0):
    """All your outputs are off by the same amount: the bias of the output is in them H times. How often
    does it stand in the formula?

    Add `b0` once, after the sum over the neurons.
    """
    return _net(x, W, b, c, b0 * len(b))


def bias_outside_the_sigmoid(x, W, b, c, b0):
    """Your values are wrong wherever a bias `b` is not 0. Does it shift the sigmoid sideways, or lift
    it?

    Add the bias of each neuron before its sigmoid.
    """
    return (_sigmoid(x @ W.T) + b) @ c + b0


def hidden_biases_forgotten(x, W, b, c, b0):
    """Your values are those of neurons without a bias: each sigmoid has its middle where the weighted
    sum is 0. What shifts it sideways?

    Add the bias of each neuron inside its sigmoid.
    """
    return _net(x, W, 0.0, c, b0)


def heights_inside(x, W, b, c, b0):
    """With `c = 4` your single sigmoid gets steeper, not higher. Does `c` stand inside the sigmoid or
    in front of it?

    Multiply by `c` after the sigmoid.
    """
    return _sigmoid(c * (x @ W.T + b)).sum(axis=1) + b0


def heights_forgotten(x, W, b, c, b0):
    """In your sum every sigmoid counts once. How high should each be?

    Multiply each sigmoid by its entry of `c` before adding.
    """
    return _sigmoid(x @ W.T + b).sum(axis=1) + b0


def sigmoid_around_everything(x, W, b, c, b0):
    """All your outputs lie between 0 and 1. What is around the outer sum in the formula?

    Leave the output as it is: no second sigmoid.
    """
    return _sigmoid(_net(x, W, b, c, b0))


def mean_over_the_neurons(x, W, b, c, b0):
    """The part of your outputs that comes from the neurons is H times too small; with one neuron all is
    right. Does the output add them up or average them?

    Take the sum over the neurons.
    """
    return _sigmoid(x @ W.T + b) @ c / len(c) + b0


def falling_sigmoid(x, W, b, c, b0):
    """Each of your sigmoids falls where it should rise. What is the sigmoid of a large number: nearly
    1, or nearly 0?

    Put the minus into the exponent.
    """
    return _net(x, W, b, c, b0, activate=lambda z: _sigmoid(-z))


def tanh_instead(x, W, b, c, b0):
    """Each neuron lies between -1 and 1 in your sum, and is 0 in its middle. What is the sigmoid of 0?

    Use one over one plus the exponential of minus z.
    """
    return _net(x, W, b, c, b0, activate=np.tanh)


def relu_instead(x, W, b, c, b0):
    """Your neurons have corners and no ceiling. What is the sigmoid of 0, and of 30?

    Use one over one plus the exponential of minus z.
    """
    return _net(x, W, b, c, b0, activate=lambda z: np.maximum(0, z))


def hard_sigmoid_instead(x, W, b, c, b0):
    """Your sigmoids have corners and are exactly 0 and 1 outside. Which sigmoid does the formula use:
    the hard one, or the soft one?

    Use one over one plus the exponential of minus z.
    """
    return _net(x, W, b, c, b0, activate=lambda z: np.clip(z / 6 + 0.5, 0, 1))


def outputs_in_a_column(x, W, b, c, b0):
    """You return a table with one column. Which shape has one number for each of N examples?

    Return a plain vector, of shape (N,).
    """
    return _net(x, W, b, c, b0)[:, None]


def neurons_not_added(x, W, b, c, b0):
    """You return one number for each example and neuron. How many outputs has the model?

    Add up the neurons of each example.
    """
    return _sigmoid(x @ W.T + b) * c + b0


def output_bias_inside(x, W, b, c, b0):
    """Your output moves sideways with `b0` instead of up and down: the bias of the output has gone into
    the sigmoids. Where does it stand in the formula?

    Add `b0` after the sum over the neurons, outside every sigmoid.
    """
    return _sigmoid(x @ W.T + b + b0) @ c


def weights_scaled_by_the_heights(x, W, b, c, b0):
    """With one neuron and `c = 4` your curve gets steeper and its middle moves; it gets no higher. Does
    `c` belong to the weights inside the sigmoid, or in front of it?

    Multiply by `c` after the sigmoid.
    """
    return _sigmoid(c * (x @ W.T) + b).sum(axis=1) + b0


def examples_added_up(x, W, b, c, b0):
    """All examples get the same output from you; with one example it is right. Over what is the sum in
    the formula taken: over the neurons, or over the examples too?

    Add up the neurons of each example by itself, along one axis only.
    """
    return np.full(len(x), (_sigmoid(x @ W.T + b) * c).sum() + b0)


def biases_subtracted(x, W, b, c, b0):
    """Where the biases `b` are 0 your values are right; elsewhere each sigmoid has moved to the other
    side. What stands inside the second sigmoid of the example: 2 - 2, or 2 + 2?

    Add the bias of each neuron inside its sigmoid, with its own sign.
    """
    return _net(x, W, -np.asarray(b), c, b0)
