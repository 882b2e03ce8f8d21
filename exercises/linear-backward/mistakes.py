import numpy as np


def _floats(*arrays):
    return tuple(np.asarray(a, dtype=float) for a in arrays)


def dw_transposed(x, W, dy):
    """`dW` holds the right numbers, mirrored at the diagonal: its rows belong to the inputs. Which shape
    does W have, and which does your gradient have where D and O differ?

    Let the outputs be the rows of the weight gradient, as they are the rows of the weights.
    """
    x, W, dy = _floats(x, W, dy)
    return dy @ W, x.T @ dy, dy.sum(axis=0)


def dx_uses_w_transposed(x, W, dy):
    """`dx` is wrong where W is square, and where W is not square the product does not even fit. For `dx`,
    is the sum over the outputs or over the inputs?

    Each input collects from all outputs, with the weights of its own column.
    """
    x, W, dy = _floats(x, W, dy)
    return dy @ W.T, dy.T @ x, dy.sum(axis=0)


def db_mean(x, W, dy):
    """`db` is too small by a factor of N; for a batch of one it is right. The bias is added in every row:
    do its contributions add up, or do they average?

    Sum the upstream gradient over the examples; a mean in the loss has already put its 1/N there.
    """
    x, W, dy = _floats(x, W, dy)
    return dy @ W, dy.T @ x, dy.mean(axis=0)


def dw_averaged(x, W, dy):
    """`dW` is too small by a factor of N; for a batch of one it is right. Who divides by N: the layer, or
    a loss that is a mean?

    Sum the contributions of the examples and leave the division to the loss.
    """
    x, W, dy = _floats(x, W, dy)
    return dy @ W, dy.T @ x / len(x), dy.sum(axis=0)


def averaged_over_the_batch(x, W, dy):
    """`dW` and `db` are both too small by a factor of N, and `dx` is right. Who divides by N: the layer,
    or a loss that is a mean?

    Sum over the examples in both; the factor is part of the upstream gradient already.
    """
    x, W, dy = _floats(x, W, dy)
    return dy @ W, dy.T @ x / len(x), dy.mean(axis=0)


def db_not_summed(x, W, dy):
    """`db` has one row for every example. How many rows does the bias have?

    One bias serves all examples, so add up what each of them sends back.
    """
    x, W, dy = _floats(x, W, dy)
    return dy @ W, dy.T @ x, dy


def db_keeps_the_batch_axis(x, W, dy):
    """`db` has the right numbers in shape (1, O). Which shape does the bias have?

    Sum over the examples without keeping their axis.
    """
    x, W, dy = _floats(x, W, dy)
    return dy @ W, dy.T @ x, dy.sum(axis=0, keepdims=True)


def db_summed_over_outputs(x, W, dy):
    """`db` holds one number for every example instead of one for every output. Along which axis do the
    examples lie?

    Sum over the examples, so that one number is left for each output.
    """
    x, W, dy = _floats(x, W, dy)
    return dy @ W, dy.T @ x, dy.sum(axis=1)


def last_example_only(x, W, dy):
    """For a batch of one everything is right; for more, `dW` and `db` hold only what the last example
    sent back. What happened to the examples before it?

    Add each example's contribution to the sum instead of putting it in the place of the sum.
    """
    x, W, dy = _floats(x, W, dy)
    return dy @ W, np.outer(dy[-1], x[-1]), dy[-1]


def outputs_in_another_order(x, W, dy):
    """The first result has the numbers of `dW` and the second those of `dx`. In which order are the three
    asked for?

    Return the input's gradient first, then that of the weights, then that of the bias.
    """
    x, W, dy = _floats(x, W, dy)
    return dy.T @ x, dy @ W, dy.sum(axis=0)


def upstream_left_out(x, W, dy):
    """Your gradients stay the same when `dy` changes: they are those of the sum of all outputs. What has
    the rest of the network to say about each output?

    Multiply by the upstream gradient wherever a derivative of the output appears.
    """
    x, W, dy = _floats(x, W, dy)
    ones = np.ones_like(dy)
    return ones @ W, ones.T @ x, ones.sum(axis=0)


def db_one_number(x, W, dy):
    """`db` is a single number, the sum of all of `dy`. How many biases has the layer?

    Sum over the examples only; every output keeps a bias of its own.
    """
    x, W, dy = _floats(x, W, dy)
    return dy @ W, dy.T @ x, dy.sum()


def dx_summed_over_the_batch(x, W, dy):
    """`dx` is one row for the whole batch. Is an input shared by all examples, as the weights are?

    Sum over the examples only for what they share. Every example keeps a row of its own in `dx`.
    """
    x, W, dy = _floats(x, W, dy)
    return (dy @ W).sum(axis=0), dy.T @ x, dy.sum(axis=0)


def dw_last_example_only(x, W, dy):
    """For a batch of one everything is right; for more, `dW` holds only what the last example sent back.
    What happened to the examples before it?

    Add each example's contribution to the sum instead of putting it in the place of the sum.
    """
    x, W, dy = _floats(x, W, dy)
    return dy @ W, np.outer(dy[-1], x[-1]), dy.sum(axis=0)
