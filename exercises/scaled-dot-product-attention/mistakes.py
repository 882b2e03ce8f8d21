import math

import numpy as np


def _floats(*arrays):
    return tuple(np.asarray(a, dtype=float) for a in arrays)


def _scores(q, k, divisor=None):
    q, k = _floats(q, k)
    return q @ np.swapaxes(k, -1, -2) / (math.sqrt(q.shape[-1]) if divisor is None else divisor)


def _masked(scores, mask):
    return scores if mask is None else np.where(mask, scores, -np.inf)


def _softmax(scores, axis=-1):
    """Softmax; a slice of nothing but -inf gives zeros."""
    top = scores.max(axis=axis, keepdims=True)
    e = np.exp(scores - np.where(np.isneginf(top), 0, top))
    total = e.sum(axis=axis, keepdims=True)
    return e / np.where(total == 0, 1, total)


def _plain_softmax(scores):
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def _with(weights, v):
    return weights @ np.asarray(v, dtype=float), weights


def no_scaling(q, k, v, mask=None):
    """Your weights are sharper than they should be: the largest of each row is too large. For d = 1 they
    are right. How does the typical size of a dot product grow with the length of its vectors?

    Divide the scores by the square root of the query length before the softmax.
    """
    return _with(_softmax(_masked(_scores(q, k, 1), mask)), v)


def scaled_by_d(q, k, v, mask=None):
    """Your weights are flatter than they should be, and the more so the longer the queries; for d = 1
    they are right. By d, or by what of d, are the scores divided?

    The standard deviation of the dot product is the square root of d; divide by that.
    """
    return _with(_softmax(_masked(_scores(q, k, np.shape(q)[-1]), mask)), v)


def scaled_by_sqrt_dv(q, k, v, mask=None):
    """The result is right where values are as long as queries, and wrong elsewhere. Over which length
    does the dot product sum?

    Divide by the square root of the length of a query; the length of a value has no part in the scores.
    """
    return _with(_softmax(_masked(_scores(q, k, math.sqrt(np.shape(v)[-1])), mask)), v)


def softmax_over_queries(q, k, v, mask=None):
    """Every column of your weights sums to 1, and the rows do not. Who shares out one unit of attention:
    a key, or a query?

    Let the softmax run along the keys, the last axis of the scores.
    """
    return _with(_softmax(_masked(_scores(q, k), mask), axis=-2), v)


def mask_inverted(q, k, v, mask=None):
    """Without a mask all is right; with one, exactly the forbidden keys get weight. What does True mean
    in the statement?

    True allows: hide the keys where the mask is False.
    """
    return _with(_softmax(_masked(_scores(q, k), None if mask is None else ~np.asarray(mask))), v)


def mask_after_softmax(q, k, v, mask=None):
    """Forbidden keys have weight 0, but the rows that have any now sum to less than 1. Who gets the share
    that the forbidden keys had?

    Hide the forbidden scores before the softmax, so that the allowed ones share the whole.
    """
    weights = _softmax(_scores(q, k))
    return _with(weights if mask is None else weights * mask, v)


def bool_mask_added(q, k, v, mask=None):
    """With a mask, forbidden keys still get weight, only less than the others by a factor of e. What does
    True become when it is added to a number?

    Replace the forbidden scores by minus infinity instead of adding the mask to them.
    """
    scores = _scores(q, k)
    return _with(_softmax(scores if mask is None else scores + np.asarray(mask)), v)


def masked_scores_zero(q, k, v, mask=None):
    """With a mask, a forbidden key gets the weight of a key whose score is 0. What is the exponential of
    0?

    A forbidden score must become minus infinity, whose exponential is 0.
    """
    scores = _scores(q, k)
    return _with(_softmax(scores if mask is None else scores * mask), v)


def mask_ignored(q, k, v, mask=None):
    """The result is the same with and without a mask. What is the weight of a forbidden key in your
    answer?

    Where the mask is False, replace the score by minus infinity before the softmax.
    """
    return _with(_softmax(_scores(q, k)), v)


def masked_row_nan(q, k, v, mask=None):
    """All is right except for a query that may attend to nothing: its weights and its output are NaN.
    What is 0 divided by 0?

    Give such rows a finite shift and a divisor other than 0, so that zeros remain.
    """
    return _with(_plain_softmax(_masked(_scores(q, k), mask)), v)


def masked_row_averages_everything(q, k, v, mask=None):
    """All is right except for a query that may attend to nothing: it attends to every key equally. What
    do equal scores become in a softmax, however negative they are?

    Set the weights of rows without any allowed key to 0.
    """
    scores = _scores(q, k)
    return _with(_plain_softmax(scores if mask is None else np.where(mask, scores, -1e9)), v)


def masked_row_forgets_its_mask(q, k, v, mask=None):
    """All is right except for a query that may attend to nothing: it attends as if it had no mask. What
    changes in a softmax when the same large number is taken from every score of a row?

    Set the weights of rows without any allowed key to 0.
    """
    scores = _scores(q, k)
    return _with(_plain_softmax(scores if mask is None else scores + ~np.asarray(mask) * -1e9), v)


def no_max_subtraction(q, k, v, mask=None):
    """Scores of ordinary size come out right; around 1000 the result is not a number. How large is the
    exponential of 1000?

    Subtract the largest score of each row before exponentiating.
    """
    e = np.exp(_masked(_scores(q, k), mask))
    total = e.sum(axis=-1, keepdims=True)
    return _with(e / np.where(total == 0, 1, total), v)


def queries_and_keys_swapped(q, k, v, mask=None):
    """Where there are as many queries as keys, row i of your weights belongs to key i; elsewhere the
    shapes do not fit. Which of the two should give the scores their rows?

    Let the rows of the scores come from the queries and the columns from the keys.
    """
    return _with(_softmax(_masked(_scores(k, q), mask)), v)


def keys_instead_of_values(q, k, v, mask=None):
    """The weights are right, but the output does not change when the values do: it is made of keys. What
    is a key for, and what a value?

    The keys only decide the weights; mix the values with them.
    """
    return _with(_softmax(_masked(_scores(q, k), mask)), k)


def softmax_left_out(q, k, v, mask=None):
    """Your weights are the scores themselves: they can be negative, and the rows do not sum to 1. What
    turns scores into shares?

    Apply a softmax along the keys before mixing the values.
    """
    scores = _scores(q, k)
    return _with(scores if mask is None else np.where(mask, scores, 0), v)


def outputs_swapped(q, k, v, mask=None):
    """The first result has one column for each key, the second one for each entry of a value. In which
    order are the two asked for?

    Return the mixed values first and the weights second.
    """
    out, weights = _with(_softmax(_masked(_scores(q, k), mask)), v)
    return weights, out


def shifted_by_a_forbidden_score(q, k, v, mask=None):
    """Ordinary scores come out right; where a *forbidden* score is larger by hundreds than the
    allowed ones, a row that may attend has weights of 0. The largest of which scores was subtracted?

    Hide the forbidden scores first, and subtract the largest of those that are left.
    """
    scores = _scores(q, k)
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    e = e if mask is None else np.where(mask, e, 0)
    total = e.sum(axis=-1, keepdims=True)
    return _with(e / np.where(total == 0, 1, total), v)
