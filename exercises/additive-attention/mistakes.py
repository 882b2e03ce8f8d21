import numpy as np


def _parts(Q, K, Wq, Wk, w):
    Q, K, Wq, Wk, w = (np.asarray(a, dtype=float) for a in (Q, K, Wq, Wk, w))
    return (Q @ Wq.T)[:, None], (K @ Wk.T)[None], w


def tanh_left_out(Q, K, Wq, Wk, w):
    """In your scores, the difference of two keys is the same for every query: all queries would share out
    alike. What makes the score depend on the pair and not on each alone?

    Put the hyperbolic tangent between the sum and the weights of the output.
    """
    a, b, w = _parts(Q, K, Wq, Wk, w)
    return (a + b) @ w


def tanh_of_each_part(Q, K, Wq, Wk, w):
    """In your scores, the difference of two keys is the same for every query, although a hyperbolic tangent
    was taken. Before or after the two parts meet?

    Add the parts of query and key first, then take the tangent of the sum.
    """
    a, b, w = _parts(Q, K, Wq, Wk, w)
    return (np.tanh(a) + np.tanh(b)) @ w


def product_instead_of_sum(Q, K, Wq, Wk, w):
    """Where a hidden unit gets 0 from the query, your score does not depend on the key. Are the two parts
    multiplied in the statement, or added?

    Add the part of the query and the part of the key in each hidden unit.
    """
    a, b, w = _parts(Q, K, Wq, Wk, w)
    return np.tanh(a * b) @ w


def keys_by_queries(Q, K, Wq, Wk, w):
    """The numbers are right, but row j of your result belongs to key j. Who has the rows: those who ask, or
    those who are asked?

    Let the first axis count the queries and the second one the keys.
    """
    a, b, w = _parts(Q, K, Wq, Wk, w)
    return (np.tanh(a + b) @ w).T


def tanh_at_the_end(Q, K, Wq, Wk, w):
    """All your scores lie between -1 and 1, whatever `w` is. Where does the hyperbolic tangent stand: around
    the hidden units, or around the score?

    Take the tangent of each hidden unit, and leave the sum with w as it is.
    """
    a, b, w = _parts(Q, K, Wq, Wk, w)
    return np.tanh((a + b) @ w)


def output_weights_left_out(Q, K, Wq, Wk, w):
    """Your result does not depend on `w`: all hidden units count the same. What makes one score out of h
    hidden units?

    Multiply each hidden unit by its entry of w before summing.
    """
    a, b, _ = _parts(Q, K, Wq, Wk, w)
    return np.tanh(a + b).sum(axis=-1)


def shares_instead_of_scores(Q, K, Wq, Wk, w):
    """Every row of your result is positive and sums to 1. Were scores asked for, or shares?

    Return the scores themselves, without a softmax.
    """
    a, b, w = _parts(Q, K, Wq, Wk, w)
    s = np.tanh(a + b) @ w
    e = np.exp(s - s.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def sigmoid_instead_of_tanh(Q, K, Wq, Wk, w):
    """Where query and key both give 0, your score is half the sum of `w` instead of 0. Which function has the
    value 0 at 0?

    Take the hyperbolic tangent of the hidden units, not the sigmoid.
    """
    a, b, w = _parts(Q, K, Wq, Wk, w)
    return 0.5 * (1 + np.tanh((a + b) / 2)) @ w


def scaled(Q, K, Wq, Wk, w):
    """Your scores are too small by one and the same factor, the square root of the number of hidden units. Is
    anything divided in the statement?

    Leave the division out; it belongs to dot products.
    """
    a, b, w = _parts(Q, K, Wq, Wk, w)
    return np.tanh(a + b) @ w / np.sqrt(len(w))


def matched_by_position(Q, K, Wq, Wk, w):
    """Every row of your result is the same: the first query speaks for all. How many pairs do Tq
    queries and Tk keys make?

    Give queries and keys an axis of length 1 each, so that every query meets every key.
    """
    a, b, w = _parts(Q, K, Wq, Wk, w)
    first = np.tanh(a[:1] + b) @ w
    return np.repeat(first, len(a), axis=0)
