import numpy as np


def _floats(*arrays):
    return tuple(np.asarray(a, dtype=float) for a in arrays)


def dw_transposed(x, W, dy):
    """`dW` holds the right numbers, mirrored at the diagonal: its rows belong to the inputs. What are the
    rows of W, inputs or outputs?

    In the outer product the upstream gradient runs down the rows and the input along the columns.
    """
    x, W, dy = _floats(x, W, dy)
    return W.T @ dy, np.outer(x, dy), dy


def dx_uses_w_transposed(x, W, dy):
    """`dx` is wrong where W is square, and where it is not, the product does not even fit. Over which letter
    does the sum for one input run: over the inputs, or over the outputs that use it?

    Each input collects from all outputs, with the weights of its own column.
    """
    x, W, dy = _floats(x, W, dy)
    return W @ dy, np.outer(dy, x), dy


def dx_without_upstream(x, W, dy):
    """`dx` stays the same when `dy` changes: it is the sum of each column of W. What has the loss to say
    about each output?

    Multiply every weight of the column by the upstream gradient of its output before adding up.
    """
    x, W, dy = _floats(x, W, dy)
    return W.sum(axis=0), np.outer(dy, x), dy


def dw_without_upstream(x, W, dy):
    """Every row of `dW` is the input, whatever `dy` says. If the loss does not care about an output at all,
    what is the gradient of that output's weights?

    Multiply the input by the upstream gradient of the output that the row belongs to.
    """
    x, W, dy = _floats(x, W, dy)
    return W.T @ dy, np.tile(x, (len(dy), 1)), dy


def upstream_left_out(x, W, dy):
    """All three gradients stay the same when `dy` changes: they are those of the sum of all outputs. What has
    the rest of the network to say about each output?

    Wherever a derivative of an output appears, multiply it by the upstream gradient of that output.
    """
    x, W, dy = _floats(x, W, dy)
    return W.sum(axis=0), np.tile(x, (len(dy), 1)), np.ones_like(dy)


def dw_multiplied_entry_by_entry(x, W, dy):
    """`dW` is not the product of an upstream number and an input: the weight itself is in it. Does the
    derivative of a weight times an input, taken by the weight, still contain the weight?

    A weight's gradient needs what comes from behind and what went in, and nothing else.
    """
    x, W, dy = _floats(x, W, dy)
    return W.T @ dy, W * np.outer(dy, x), dy


def dw_one_number_for_each_output(x, W, dy):
    """`dW` has one number in each row where the weights have D: you summed over the inputs. How many weights
    are there, and which of them share a gradient?

    No two weights share anything here: combine every output with every input and sum nothing.
    """
    x, W, dy = _floats(x, W, dy)
    return W.T @ dy, (np.outer(dy, x)).sum(axis=1, keepdims=True), dy


def db_summed(x, W, dy):
    """`db` is a single number, the sum of `dy`. How many biases has the layer?

    With one example nothing is summed: every output has a bias of its own.
    """
    x, W, dy = _floats(x, W, dy)
    return W.T @ dy, np.outer(dy, x), dy.sum()


def db_of_ones(x, W, dy):
    """`db` is 1 for every output. That is how much the output grows with its bias; but how much does the
    loss?

    Multiply the 1 by the upstream gradient.
    """
    x, W, dy = _floats(x, W, dy)
    return W.T @ dy, np.outer(dy, x), np.ones_like(dy)


def gradients_weigh_the_forward_output(x, W, dy):
    """Your `dx` answers to the outputs y, not to `dy`: it looks as if the forward pass had been run backward.
    Which numbers travel backward through the layer: the outputs, or their gradients?

    What goes back is the upstream gradient; y is not needed at all.
    """
    x, W, dy = _floats(x, W, dy)
    return W.T @ (W @ x), np.outer(dy, x), dy


def outputs_in_another_order(x, W, dy):
    """The first result has the numbers of `dW` and the second those of `dx`. In which order are the three
    asked for?

    Return the input's gradient first, then that of the weights, then that of the bias.
    """
    x, W, dy = _floats(x, W, dy)
    return np.outer(dy, x), W.T @ dy, dy
