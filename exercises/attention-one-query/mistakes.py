import numpy as np


def _floats(*arrays):
    return tuple(np.asarray(a, dtype=float) for a in arrays)


def _softmax(s):
    e = np.exp(s - s.max())
    return e / e.sum()


def _weights(q, K, divisor=None):
    q, K = _floats(q, K)
    return _softmax(K @ q / (np.sqrt(len(q)) if divisor is None else divisor))


def _mixed(weights, V):
    return weights @ np.asarray(V, dtype=float), weights


def no_scaling(q, K, V):
    """Your weights are sharper than they should be: the largest is too large. By which number should the dot
    products have been divided?

    Divide the scores by the square root of the query's length before the softmax.
    """
    return _mixed(_weights(q, K, 1), V)


def scaled_by_d(q, K, V):
    """Your weights are flatter than they should be, the more so the longer the query. By d, or by what of d,
    are the scores divided?

    Divide by the square root of d.
    """
    return _mixed(_weights(q, K, len(q)), V)


def scaled_by_the_number_of_keys(q, K, V):
    """The result is right where there are as many keys as the query has entries, and wrong elsewhere. Over
    how many products does one dot product sum?

    Take the square root of the query's length, not of the number of keys.
    """
    return _mixed(_weights(q, K, np.sqrt(len(K))), V)


def scaled_after_the_softmax(q, K, V):
    """Your weights do not sum to 1 but to less; for three keys and a query of two entries they sum to 0.707.
    What was divided by the square root of d: the scores, or the shares?

    Divide the scores before they go through the softmax.
    """
    return _mixed(_weights(q, K, 1) / np.sqrt(len(q)), V)


def softmax_left_out(q, K, V):
    """Your weights can be negative, and they do not sum to 1: they are the scores themselves. What turns
    scores into shares?

    Apply a softmax to the scores before mixing.
    """
    q, K = _floats(q, K)
    return _mixed(K @ q / np.sqrt(len(q)), V)


def shared_out_without_exponential(q, K, V):
    """Your weights sum to 1, but a key with the score 0 gets nothing at all, and where scores have both signs
    some weights are negative. Which function makes every score positive first?

    Exponentiate the scores before dividing by their sum.
    """
    q, K = _floats(q, K)
    s = K @ q
    total = s.sum()
    return _mixed(s / (total or 1.0), V)


def winner_takes_all(q, K, V):
    """One weight is 1 and all others are 0. Is the best key the only one that fits at all?

    Give every key its share by a softmax instead of choosing the largest score.
    """
    q, K = _floats(q, K)
    return _mixed(np.eye(len(K))[np.argmax(K @ q)], V)


def every_value_alike(q, K, V):
    """The weights are right, and yet the output is the plain mean of the values, whatever the query. What
    are the weights for?

    Multiply each value by its own weight before adding up.
    """
    return np.asarray(V, dtype=float).mean(axis=0), _weights(q, K)


def keys_mixed(q, K, V):
    """The weights are right, but the output does not change when the values do: it is made of keys. What is a
    key for, and what a value?

    Mix the rows of V with the weights.
    """
    w = _weights(q, K)
    return w @ np.asarray(K, dtype=float), w


def values_decide_the_scores(q, K, V):
    """Where keys and values are equally long, your weights follow the values: a key may change as it likes.
    With what is the query compared?

    Take the dot products of the query with the keys; the values come in only at the end.
    """
    q, V = _floats(q, V)
    return _mixed(_softmax(V @ q / np.sqrt(len(q))), V)


def not_summed(q, K, V):
    """Your output has a row for every key: each value times its weight. What is left when they are mixed?

    Add the weighted values up over the keys.
    """
    w = _weights(q, K)
    return w[:, None] * np.asarray(V, dtype=float), w


def keys_transposed(q, K, V):
    """For a square K your scores pair the query with the columns of K; for other shapes nothing comes out.
    Where does one key stand, in a row or in a column?

    Pair the query with each row of K.
    """
    q, K = _floats(q, K)
    return _mixed(_softmax(K.T @ q / np.sqrt(len(q))), V)


def no_shift(q, K, V):
    """Ordinary scores come out right; around 1000 the result is not a number. How large is the exponential of
    1000?

    Subtract the largest score before exponentiating.
    """
    q, K = _floats(q, K)
    e = np.exp(K @ q / np.sqrt(len(q)))
    return _mixed(e / e.sum(), V)


def outputs_exchanged(q, K, V):
    """The first result has one entry for each key, and the second one for each column of V. In which order
    are the two asked for?

    Return the mixture first and the weights second.
    """
    out, weights = _mixed(_weights(q, K), V)
    return weights, out


def no_scaling_and_no_shift(q, K, V):
    """Your weights are sharper than they should be, and around 1000 the result is not a number. By which
    number should the dot products have been divided?

    Divide the scores by the square root of the query's length; then subtract the largest of them before
    exponentiating.
    """
    q, K = _floats(q, K)
    e = np.exp(K @ q)
    return _mixed(e / e.sum(), V)
