import numpy as np


def _parts(*arrays):
    x, wq, wk, wv = (np.asarray(a, dtype=float) for a in arrays)
    return x @ wq, x @ wk, x @ wv


def _softmax(s, axis=-1):
    e = np.exp(s - s.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def _scores(q, k, d=None):
    return q @ np.swapaxes(k, -1, -2) / np.sqrt(q.shape[-1] if d is None else d)


def raw_values(x, Wq, Wk, Wv):
    """Your result does not change when `Wv` does: what is mixed are the rows of x themselves. Through which
    matrix goes what a position hands over?

    Mix the rows of x times Wv.
    """
    q, k, _ = _parts(x, Wq, Wk, Wv)
    return _softmax(_scores(q, k)) @ np.asarray(x, dtype=float)


def queries_and_keys_exchanged(x, Wq, Wk, Wv):
    """Exchange `Wq` and `Wk`, and your result would be right: each position gets the shares that belong to it
    being asked. Who shares out one whole: the one that asks, or the one that is asked?

    Let the rows of the scores come from x times Wq and the columns from x times Wk.
    """
    q, k, v = _parts(x, Wq, Wk, Wv)
    return _softmax(_scores(k, q)) @ v


def weights_transposed_at_the_end(x, Wq, Wk, Wv):
    """Mixed with your weights, equal values no longer come out unchanged: what a position collects does not
    sum to one whole. Along which axis of the weights does the last sum run?

    Multiply the weights from the left, untransposed: row t mixes for position t.
    """
    q, k, v = _parts(x, Wq, Wk, Wv)
    return np.swapaxes(_softmax(_scores(q, k)), -1, -2) @ v


def softmax_over_queries(x, Wq, Wk, Wv):
    """If all rows of `x @ Wv` were equal, each position should get just that row; yours get more or less.
    Along which axis do your shares sum to 1?

    Let the softmax run along the keys, the last axis of the scores.
    """
    q, k, v = _parts(x, Wq, Wk, Wv)
    return _softmax(_scores(q, k), axis=-2) @ v


def matrices_transposed(x, Wq, Wk, Wv):
    """Where the matrices are square, your result belongs to the transposed ones; elsewhere the shapes do not
    fit. Does a row of W belong to an input, or to an output?

    The matrices are (in, out): multiply x from the left, as it stands.
    """
    q, k, v = _parts(
        x,
        *(
            np.swapaxes(np.asarray(w), -1, -2) if np.shape(w)[0] == np.shape(w)[1] else w
            for w in (Wq, Wk, Wv)
        ),
    )
    return _softmax(_scores(q, k)) @ v


def softmax_left_out(x, Wq, Wk, Wv):
    """Your result grows without bound with x: double the sequence, and it becomes eight times as large. What
    keeps the shares of a position at one whole?

    Apply a softmax along the keys before mixing.
    """
    q, k, v = _parts(x, Wq, Wk, Wv)
    return _scores(q, k) @ v


def no_scaling(x, Wq, Wk, Wv):
    """For d = 1 all is right; elsewhere each position listens too much to one other. By what were the dot
    products to be divided?

    Divide the scores by the square root of the number of columns of Wq.
    """
    q, k, v = _parts(x, Wq, Wk, Wv)
    return _softmax(_scores(q, k, 1)) @ v


def scaled_by_the_input_width(x, Wq, Wk, Wv):
    """Where the matrices are square all is right; where d and D differ your weights are too sharp or too
    flat. How many products does a dot product of a query with a key sum?

    Take the square root of the length of a query, not of a row of x.
    """
    q, k, v = _parts(x, Wq, Wk, Wv)
    return _softmax(_scores(q, k, np.shape(x)[-1])) @ v


def itself_excluded(x, Wq, Wk, Wv):
    """No position takes anything from itself, and a sequence of one comes out empty. Does the statement take
    a position's own key out?

    Leave the diagonal of the scores in: every position attends to itself too.
    """
    q, k, v = _parts(x, Wq, Wk, Wv)
    s = np.where(np.eye(q.shape[-2], dtype=bool), -np.inf, _scores(q, k))
    top = s.max(axis=-1, keepdims=True)
    e = np.exp(s - np.where(np.isneginf(top), 0, top))
    total = e.sum(axis=-1, keepdims=True)
    return e / np.where(total == 0, 1, total) @ v


def one_matrix_for_all(x, Wq, Wk, Wv):
    """Your result does not depend on `Wk`: keys and queries are the same vectors, so that the scores are
    symmetric. Must cat attend to dog as much as dog to cat?

    Make the keys with their own matrix.
    """
    q, _, v = _parts(x, Wq, Wk, Wv)
    return _softmax(_scores(q, q)) @ v


def input_added(x, Wq, Wk, Wv):
    """Where d equals D your result is too large by x itself. Is anything added to the mixture in this layer?

    Return the mixture alone; adding the input back comes later, with the whole block.
    """
    q, k, v = _parts(x, Wq, Wk, Wv)
    out = _softmax(_scores(q, k)) @ v
    return out + np.asarray(x) if out.shape == np.shape(x) else out


def causal(x, Wq, Wk, Wv):
    """The last position is right, and the earlier ones know nothing of what comes after them. Who may look at
    whom in this layer?

    Leave the mask out: every position attends to all.
    """
    q, k, v = _parts(x, Wq, Wk, Wv)
    s = _scores(q, k)
    return _softmax(np.where(np.tri(s.shape[-1], dtype=bool), s, -np.inf)) @ v


def no_shift(x, Wq, Wk, Wv):
    """Ordinary scores come out right; around 1000 and -1000 your result is not a number. How large is the
    exponential of 1000, and what is left when it is divided by itself?

    Subtract the largest score of each row before exponentiating.
    """
    q, k, v = _parts(x, Wq, Wk, Wv)
    with np.errstate(all="ignore"):
        e = np.exp(_scores(q, k))
        return e / e.sum(axis=-1, keepdims=True) @ v
