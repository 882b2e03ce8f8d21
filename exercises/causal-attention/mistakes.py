import numpy as np


def _scores(Q, K):
    Q, K = np.asarray(Q, dtype=float), np.asarray(K, dtype=float)
    return Q @ K.swapaxes(-1, -2) / np.sqrt(Q.shape[-1])


def _softmax(s, axis=-1):
    top = s.max(axis=axis, keepdims=True)
    e = np.exp(s - np.where(np.isneginf(top), 0, top))
    return e / e.sum(axis=axis, keepdims=True)


def _with(Q, K, V, allowed):
    return _softmax(np.where(allowed, _scores(Q, K), -np.inf)) @ np.asarray(V, dtype=float)


def _tri(Q, k=0):
    return np.tri(np.shape(Q)[1], k=k, dtype=bool)


def itself_forbidden(Q, K, V):
    """The first position is not a number, and every other one lacks its own value. Does "not later than me"
    include me?

    Allow the diagonal.
    """
    return _with(Q, K, V, _tri(Q, -1))


def looks_ahead_only(Q, K, V):
    """The last position gets exactly its own value, and the first one a mixture of all: past and future are
    exchanged. In the scores, does a row belong to a query or to a key?

    Forbid the columns to the right of the diagonal.
    """
    return _with(Q, K, V, _tri(Q).T)


def peeks_one_ahead(Q, K, V):
    """The first position is a mixture of the first two values instead of its own. What would a network learn
    that is trained to predict the next word and may see it?

    Let the diagonal be the last column that is allowed in each row.
    """
    return _with(Q, K, V, _tri(Q, 1))


def mask_left_out(Q, K, V):
    """Change the last value, and the first row of your result changes. Which rows should notice?

    Put minus infinity above the diagonal of the scores.
    """
    return _with(Q, K, V, True)


def mask_after_softmax(Q, K, V):
    """Later positions have no weight, but the first row of your result is smaller than the first value. What
    did the weights of that row sum to?

    Hide the scores before the softmax, so that the allowed ones share the whole.
    """
    return (_softmax(_scores(Q, K)) * _tri(Q)) @ np.asarray(V, dtype=float)


def renormalised_by_length(Q, K, V):
    """Only equal scores come out right: each row is divided by the number of positions it may see. By what
    must the weights be divided so that they sum to 1?

    Hide the scores before the softmax; it divides by the right sum by itself.
    """
    T = np.shape(Q)[1]
    w = _softmax(_scores(Q, K)) * _tri(Q) * T / np.arange(1, T + 1)[:, None]
    return w @ np.asarray(V, dtype=float)


def masked_scores_zero(Q, K, V):
    """With equal scores of 0, your result looks as if there were no mask at all. What is the exponential of
    0?

    A forbidden score must become minus infinity, not 0.
    """
    return _softmax(np.where(_tri(Q), _scores(Q, K), 0)) @ np.asarray(V, dtype=float)


def masked_by_a_small_number(Q, K, V):
    """Ordinary scores come out right; where scores are around 1000, a later position gets all the weight. How
    much does your mask take away, and is it enough?

    Replace the score by minus infinity instead of subtracting a fixed number.
    """
    return _softmax(_scores(Q, K) - 100.0 * ~_tri(Q)) @ np.asarray(V, dtype=float)


def no_scaling(Q, K, V):
    """The mask is right; for d = 1 everything is. Elsewhere your weights are too sharp. By what were the dot
    products to be divided?

    Divide by the square root of the query's length.
    """
    return _with(np.asarray(Q, dtype=float) * np.sqrt(np.shape(Q)[-1]), K, V, _tri(Q))


def softmax_over_queries(Q, K, V):
    """The last row of your result gets its own value whole and a part of the others besides: the columns of
    your weights sum to 1, not the rows. Who shares out?

    Let the softmax run along the keys.
    """
    s = np.where(_tri(Q), _scores(Q, K), -np.inf)
    return _softmax(s, axis=-2) @ np.asarray(V, dtype=float)


def running_mean(Q, K, V):
    """Only equal scores come out right: each row is the plain mean of the values so far, whatever queries and
    keys say. Where did the scores go?

    Mask the scores themselves and keep the allowed ones as they are.
    """
    V = np.asarray(V, dtype=float)
    return V.cumsum(axis=1) / np.arange(1, V.shape[1] + 1)[:, None]


def no_shift(Q, K, V):
    """Ordinary scores come out right; around 1000 a row is not a number. How large is the exponential of
    1000?

    Subtract the largest allowed score of each row before exponentiating.
    """
    e = np.exp(np.where(_tri(Q), _scores(Q, K), -np.inf))
    return e / e.sum(axis=-1, keepdims=True) @ np.asarray(V, dtype=float)


def exponentials_masked_without_shift(Q, K, V):
    """Ordinary scores come out right; where a *forbidden* score is around 1000, even the first row is not a
    number. What is 0 times the exponential of 1000, on a computer?

    Put minus infinity in place of the forbidden scores first; then subtract each row's largest score before
    exponentiating.
    """
    e = np.exp(_scores(Q, K)) * _tri(Q)
    return e / e.sum(axis=-1, keepdims=True) @ np.asarray(V, dtype=float)


def itself_only_at_the_start(Q, K, V):
    """The first position is right; every later one lacks its own value and gets only what came before. Does
    "0, 1, ..., t" end before t, or with it?

    Let each row's last allowed column be the diagonal: a slice that ends at t leaves t out.
    """
    allowed = _tri(Q, -1)
    allowed[0, 0] = True
    return _with(Q, K, V, allowed)
