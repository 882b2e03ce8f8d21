# Long because a pack keeps all known mistakes of an exercise in one file, each with its learner's words.
import numpy as np


def _floats(*arrays):
    return tuple(np.asarray(a, dtype=float) for a in arrays)


def _statistics(x):
    return x.mean(axis=0), x.var(axis=0)


def _root(var, eps):
    return np.sqrt(var + eps)


def _moved(old, new, momentum):
    return (1 - momentum) * old + momentum * new


def _running(x, mean, var, momentum):
    return _moved(mean, x.mean(axis=0), momentum), _moved(var, x.var(axis=0, ddof=1), momentum)


def _forward(statistics=_statistics, root=_root, running=_running, at_rest=None, finish=None):
    """A forward function with some of its parts replaced.

    at_rest(x, running_mean, running_var) gives the statistics with training=False, finish(normed, gamma,
    beta) the output.
    """

    def batchnorm_forward(x, gamma, beta, running_mean, running_var, momentum=0.1, eps=1e-5, training=True):
        x, gamma, beta, old_mean, old_var = _floats(x, gamma, beta, running_mean, running_var)
        new = (old_mean, old_var)
        if training:
            mean, var = statistics(x)
            new = running(x, old_mean, old_var, momentum)
        else:
            mean, var = at_rest(x, old_mean, old_var) if at_rest else (old_mean, old_var)
        scale = root(var, eps)
        normed = (x - mean) / scale
        out = finish(normed, gamma, beta) if finish else gamma * normed + beta
        return out, (normed, scale, gamma, x), *new

    return batchnorm_forward


def _cached(cache):
    """What the reference's cache holds: the normalised batch (N, D), the roots (D,), gamma (D,)."""
    return _floats(*cache[:3])


def _backward(dx=None, dgamma=None, dbeta=None):
    """A backward function whose three results are what these make of (dout, normed, scale, gamma)."""

    def batchnorm_backward(dout, cache):
        parts = (np.asarray(dout, dtype=float), *_cached(cache))
        return (dx or _dx)(*parts), (dgamma or _dgamma)(*parts), (dbeta or _dbeta)(*parts)

    return batchnorm_backward


def _dx(dout, normed, scale, gamma):
    d = dout * gamma
    return (d - d.mean(axis=0) - normed * (d * normed).mean(axis=0)) / scale


def _dgamma(dout, normed, scale, gamma):
    return (dout * normed).sum(axis=0)


def _dbeta(dout, normed, scale, gamma):
    return dout.sum(axis=0)


class batch_divided_by_n_minus_one:
    """In training your outputs are a little too small: the two examples 1 and 3 become -0.71 and 0.71 instead
    of -1 and 1. By which number is the sum of squares divided when the batch itself is normalised?

    Divide by N for the outputs; N - 1 is only for the running variance.
    """

    batchnorm_forward = _forward(lambda x: (x.mean(axis=0), x.var(axis=0, ddof=1)))
    batchnorm_backward = _backward()


class running_variance_divided_by_n:
    """The new running variance is too small, the more so the smaller the batch. Which variance should
    estimate that of data not yet seen?

    Let the running average take in the variance that divides by N - 1.
    """

    batchnorm_forward = _forward(
        running=lambda x, mean, var, p: (_moved(mean, x.mean(axis=0), p), _moved(var, x.var(axis=0), p))
    )
    batchnorm_backward = _backward()


class momentum_on_the_old_average:
    """The running averages nearly become those of the last batch, as if the momentum were 0.9. Which of the
    two is it the share of: the old average or the new batch?

    Weight the new batch with the momentum and the old average with one minus it.
    """

    batchnorm_forward = _forward(running=lambda x, mean, var, p: _running(x, mean, var, 1 - p))
    batchnorm_backward = _backward()


class running_averages_replaced:
    """The running averages are those of this batch alone. How much should one batch out of thousands be able
    to change them?

    Move the old averages towards the batch, by the share that the momentum gives.
    """

    batchnorm_forward = _forward(running=lambda x, mean, var, p: _running(x, mean, var, 1.0))
    batchnorm_backward = _backward()


class running_averages_not_moved:
    """The running averages come back as they were. What will be used to normalise when training is over?

    In training, return averages that have moved towards this batch.
    """

    batchnorm_forward = _forward(running=lambda x, mean, var, p: (mean, var))
    batchnorm_backward = _backward()


class running_averages_added_up:
    """The running averages grow with every batch, since nothing of the old ones is taken off. What do the two
    shares of an average sum to?

    Keep one minus the momentum of the old average before adding the new part.
    """

    batchnorm_forward = _forward(
        running=lambda x, mean, var, p: (mean + p * x.mean(axis=0), var + p * x.var(axis=0, ddof=1))
    )
    batchnorm_backward = _backward()


class deviation_averaged_instead_of_variance:
    """The running variance has moved towards the *root* of the batch's variance. Of which of the two is an
    average kept?

    Average the variance, and take the root where it is used.
    """

    batchnorm_forward = _forward(
        running=lambda x, mean, var, p: (
            _moved(mean, x.mean(axis=0), p),
            _moved(var, x.std(axis=0, ddof=1), p),
        )
    )
    batchnorm_backward = _backward()


def _averages_move_after_training_too_forward(
    x, gamma, beta, running_mean, running_var, momentum=0.1, eps=1e-5, training=True
):
    out, cache, *_ = _forward()(x, gamma, beta, running_mean, running_var, momentum, eps, training)
    x, mean, var = _floats(x, running_mean, running_var)
    spread = x.var(axis=0, ddof=1) if len(x) > 1 else 0 * var
    return out, cache, _moved(mean, x.mean(axis=0), momentum), _moved(var, spread, momentum)


class averages_move_after_training_too:
    """In training all is right; with `training=False` the running averages change. May a prediction depend on
    which examples were asked about before it?

    Return the averages as they came when the flag is off.
    """

    batchnorm_forward = _averages_move_after_training_too_forward
    batchnorm_backward = _backward()


def _each_example_by_itself_backward(dout, cache):
    d = np.asarray(dout, dtype=float) * _cached(cache)[2]
    normed, scale, gamma = _cached(cache)
    inner = d - d.mean(axis=1, keepdims=True) - normed * (d * normed).mean(axis=1, keepdims=True)
    return inner / scale, _dgamma(dout, normed, scale, gamma), _dbeta(dout, normed, scale, gamma)


class each_example_by_itself:
    """In training every *row* of your normalised batch has mean 0, and the columns do not: that is layer
    normalisation. Over which axis do the examples lie?

    Take mean and variance down each column, over the examples.
    """

    batchnorm_forward = _forward(lambda x: (x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)))
    batchnorm_backward = _each_example_by_itself_backward


class one_mean_for_all_features:
    """With one feature all is right; with several, a feature of large numbers keeps the others from being
    seen: all share one mean and one variance. How many means has a batch with D features?

    Take the mean and the variance of each column, D of each.
    """

    batchnorm_forward = _forward(lambda x: (x.mean(), x.var()))
    batchnorm_backward = _backward()


class not_centred:
    """In training your features have variance 1, but their means are not 0 before the shift. What is taken
    off before dividing?

    Subtract the mean of each feature first.
    """

    batchnorm_forward = _forward(lambda x: (0 * x.mean(axis=0), x.var(axis=0)))
    batchnorm_backward = _backward()


def _running_averages_used_in_training_forward(
    x, gamma, beta, running_mean, running_var, momentum=0.1, eps=1e-5, training=True
):
    out, cache, *_ = _forward()(x, gamma, beta, running_mean, running_var, momentum, eps, False)
    new = _floats(running_mean, running_var)
    return out, cache, *(_running(np.asarray(x, dtype=float), *new, momentum) if training else new)


class running_averages_used_in_training:
    """In training your outputs do not depend on the other examples: they were normalised with the running
    averages. Whose mean is used while training?

    Use the statistics of this batch in training; the averages are for afterwards.
    """

    batchnorm_forward = _running_averages_used_in_training_forward
    batchnorm_backward = _backward()


def _moved_averages_used_in_training_forward(
    x, gamma, beta, running_mean, running_var, momentum=0.1, eps=1e-5, training=True
):
    new = _floats(running_mean, running_var)
    if training:
        new = _running(np.asarray(x, dtype=float), *new, momentum)
    out, cache, *_ = _forward()(x, gamma, beta, *new, momentum, eps, False)
    return out, cache, *new


class moved_averages_used_in_training:
    """In training your outputs were normalised with the running averages, after these had moved. Only with a
    momentum of 1 are the means right. Whose mean is used while training?

    Use the statistics of this batch in training; update the averages on the side.
    """

    batchnorm_forward = _moved_averages_used_in_training_forward
    batchnorm_backward = _backward()


class batch_statistics_after_training:
    """In training all is right; with `training=False` your outputs still depend on which examples came
    together, and a single example always becomes `beta`. What are the running averages for?

    When the flag is off, normalise with the running mean and variance.
    """

    batchnorm_forward = _forward(at_rest=lambda x, mean, var: _statistics(x))
    batchnorm_backward = _backward()


def _divided_by_running_variance_forward(
    x, gamma, beta, running_mean, running_var, momentum=0.1, eps=1e-5, training=True
):
    root = _root if training else (lambda var, eps: var + eps)
    return _forward(root=root)(x, gamma, beta, running_mean, running_var, momentum, eps, training)


class divided_by_running_variance:
    """In training all is right; with `training=False` you divide by the variance. What is done with the
    variance before it divides?

    Add epsilon to the running variance and take the root, as in training.
    """

    batchnorm_forward = _divided_by_running_variance_forward
    batchnorm_backward = _backward()


class divided_by_the_variance:
    """Your features do not have variance 1: one that varied widely hardly varies at all now. In which unit is
    a variance, and in which is x?

    Take the root of the variance plus epsilon before dividing.
    """

    batchnorm_forward = _forward(root=lambda var, eps: var + eps)
    batchnorm_backward = _backward()


class epsilon_outside_the_root:
    """With a tiny epsilon all is nearly right; with a large one your outputs are too small. Is epsilon added
    to the variance or to its root?

    Add epsilon to the variance and take the root of the sum.
    """

    batchnorm_forward = _forward(root=lambda var, eps: np.sqrt(var) + eps)
    batchnorm_backward = _backward()


class epsilon_forgotten:
    """A feature that never changes becomes not a number. What is 0 divided by 0, and what stands under the
    root so that it does not happen?

    Add epsilon to the variance before taking the root.
    """

    batchnorm_forward = _forward(root=lambda var, eps: np.sqrt(var))
    batchnorm_backward = _backward()


class gamma_and_beta_swapped:
    """Your features have variance `beta` squared and mean `gamma`. Which of the two is the factor?

    Multiply by gamma and add beta.
    """

    batchnorm_forward = _forward(finish=lambda normed, gamma, beta: beta * normed + gamma)
    batchnorm_backward = _backward()


class gamma_and_beta_left_out:
    """Your outputs always have mean 0 and variance 1, whatever `gamma` and `beta` are. How can the network
    undo the normalisation where it does harm?

    Multiply the normalised batch by gamma and add beta.
    """

    batchnorm_forward = _forward(finish=lambda normed, gamma, beta: normed)
    batchnorm_backward = _backward()


class statistics_held_constant:
    """Your `dx` would be the gradient if mean and variance were given numbers. When one example moves, what
    does the mean of the batch do, and what do the other examples see?

    Subtract the two parts that come back through the mean and through the variance.
    """

    batchnorm_forward = _forward()
    batchnorm_backward = _backward(dx=lambda dout, normed, scale, gamma: dout * gamma / scale)


class through_the_mean_only:
    """Each column of your `dx` sums to 0, as it should, but the part that comes back through the variance is
    missing. What happens to all outputs when one example moves away from the others?

    Take out of the gradient also its part along the normalised values.
    """

    batchnorm_forward = _forward()
    batchnorm_backward = _backward(
        dx=lambda dout, normed, scale, gamma: (dout * gamma - (dout * gamma).mean(axis=0)) / scale
    )


class through_the_variance_only:
    """The columns of your `dx` do not sum to 0, though moving all examples alike changes no output. Which
    part is missing?

    Subtract also the mean of the gradient over the examples, which comes back through the mean.
    """

    batchnorm_forward = _forward()
    batchnorm_backward = _backward(
        dx=lambda dout, normed, scale, gamma: (
            (dout * gamma - normed * (dout * gamma * normed).mean(axis=0)) / scale
        )
    )


class variance_part_added:
    """Each column of your `dx` sums to 0, as it should, but the part that comes back through the variance has
    the wrong sign. When the variance grows, do the outputs move away from 0 or towards it?

    Subtract the normalised values times the mean of their product with the gradient.
    """

    batchnorm_forward = _forward()
    batchnorm_backward = _backward(
        dx=lambda dout, normed, scale, gamma: (
            (dout * gamma - (dout * gamma).mean(axis=0) + normed * (dout * gamma * normed).mean(axis=0))
            / scale
        )
    )


class variance_part_without_the_product:
    """Each column of your `dx` sums to 0, as it should, but the part that comes back through the variance was
    made from the plain mean of the gradient. When a column is stretched, does each output move by the same
    amount?

    Average the product of gradient and normalised values for this part, not the gradient alone.
    """

    batchnorm_forward = _forward()
    batchnorm_backward = _backward(
        dx=lambda dout, normed, scale, gamma: (
            (dout * gamma - (dout * gamma).mean(axis=0) - normed * (dout * gamma).mean(axis=0)) / scale
        )
    )


class sums_instead_of_means_in_dx:
    """What your `dx` subtracts is too large by the factor N. How large a share has one example in the mean of
    N?

    Divide both sums that come back through the statistics by N.
    """

    batchnorm_forward = _forward()
    batchnorm_backward = _backward(
        dx=lambda dout, normed, scale, gamma: (
            (dout * gamma - (dout * gamma).sum(axis=0) - normed * (dout * gamma * normed).sum(axis=0)) / scale
        )
    )


class gamma_missing_in_dx:
    """Your `dx` is right where `gamma` is 1. Through which factor does the gradient come before it reaches
    the normalised values?

    Multiply the gradient by gamma before sending it on.
    """

    batchnorm_forward = _forward()
    batchnorm_backward = _backward(
        dx=lambda dout, normed, scale, gamma: _dx(dout, normed, scale, np.ones_like(gamma))
    )


class dx_not_divided_by_the_deviation:
    """Your `dx` is too large where the feature varies widely. If x is measured in millimetres instead of
    metres, what happens to the gradient by x?

    Divide by the same root as in the forward pass.
    """

    batchnorm_forward = _forward()
    batchnorm_backward = _backward(
        dx=lambda dout, normed, scale, gamma: _dx(dout, normed, scale, gamma) * scale
    )


class dgamma_without_normalised_values:
    """`dgamma` is the same as `dbeta`. What stands beside gamma in the forward pass?

    Multiply the gradient by the normalised values before summing.
    """

    batchnorm_forward = _forward()
    batchnorm_backward = _backward(dgamma=_dbeta)


def _dgamma_with_raw_values_backward(dout, cache):
    dx, _, dbeta = _backward()(dout, cache)
    return dx, (np.asarray(dout) * cache[3]).sum(axis=0), dbeta


class dgamma_with_raw_values:
    """`dgamma` was made with x itself. What does gamma multiply in the forward pass: x, or the normalised x?

    Keep the normalised values in the cache and multiply the gradient by them.
    """

    batchnorm_forward = _forward()
    batchnorm_backward = _dgamma_with_raw_values_backward


def _outputs_kept_forward(x, gamma, beta, running_mean, running_var, momentum=0.1, eps=1e-5, training=True):
    out, (_, scale, gamma, x), *new = _forward()(
        x, gamma, beta, running_mean, running_var, momentum, eps, training
    )
    return out, (out, scale, gamma, x), *new


class outputs_kept_instead_of_normalised_values:
    """Your gradients fit where `gamma` is 1 and `beta` is 0: they were made with the finished outputs. What
    does gamma multiply in the forward pass?

    Keep the normalised values, before gamma and beta, in the cache.
    """

    batchnorm_forward = _outputs_kept_forward
    batchnorm_backward = _backward()


class dgamma_and_dbeta_averaged:
    """`dgamma` and `dbeta` are too small by the factor N. Every example uses the same gamma and beta: do
    their contributions add up or average?

    Sum over the examples; a mean in the loss has put its 1/N into the gradient already.
    """

    batchnorm_forward = _forward()
    batchnorm_backward = _backward(
        dgamma=lambda *parts: _dgamma(*parts) / len(parts[0]),
        dbeta=lambda *parts: _dbeta(*parts) / len(parts[0]),
    )


class dgamma_and_dbeta_not_summed:
    """`dgamma` and `dbeta` have a row for every example. How many numbers are in gamma?

    Sum over the examples, so that one number is left for each feature.
    """

    batchnorm_forward = _forward()
    batchnorm_backward = _backward(
        dgamma=lambda dout, normed, scale, gamma: dout * normed,
        dbeta=lambda dout, normed, scale, gamma: dout,
    )


class dgamma_and_dbeta_swapped:
    """Your second result holds the numbers of `dbeta`, your third those of `dgamma`. In which order are they
    asked for?

    Return the gradient by x, then by gamma, then by beta.
    """

    batchnorm_forward = _forward()
    batchnorm_backward = _backward(dgamma=_dbeta, dbeta=_dgamma)


_last = []


def _last_forward_call_remembered_forward(
    x, gamma, beta, running_mean, running_var, momentum=0.1, eps=1e-5, training=True
):
    out, cache, *new = _forward()(x, gamma, beta, running_mean, running_var, momentum, eps, training)
    _last[:] = [cache]
    return out, None, *new


def _last_forward_call_remembered_backward(dout, cache):
    return _backward()(dout, _last[-1])


class last_forward_call_remembered:
    """With one forward call all is right; when another batch comes in between, your gradients belong to that
    one. Where should a forward call leave what its own backward call needs?

    Put everything into the cache and take it from there, instead of keeping it outside the functions.
    """

    batchnorm_forward = _last_forward_call_remembered_forward
    batchnorm_backward = _last_forward_call_remembered_backward
