import numpy as np


class _Pass:
    """All arrays of the way there and back, named as in the statement."""

    def __init__(self, q, k, v, dout):
        self.q, self.k, self.v, self.dout = (np.asarray(a, dtype=float) for a in (q, k, v, dout))
        self.scale = 1 / np.sqrt(self.q.shape[-1])
        s = self.q @ self.k.T * self.scale
        e = np.exp(s - s.max(axis=-1, keepdims=True))
        self.a = e / e.sum(axis=-1, keepdims=True)
        self.da = self.dout @ self.v.T
        self.ds = self.a * (self.da - (self.a * self.da).sum(axis=-1, keepdims=True))

    def back(self):
        return self.ds @ self.k * self.scale, self.ds.T @ self.q * self.scale, self.a.T @ self.dout


def scale_forgotten_in_backward(q, k, v, dout):
    """`dv` is right; `dq` and `dk` are both too large by the square root of d. The scores were divided on the
    way there: what happens to that factor on the way back?

    Multiply the gradients of queries and keys by the same factor as the scores.
    """
    p = _Pass(q, k, v, dout)
    p.scale = 1.0
    return p.back()


def scale_squared(q, k, v, dout):
    """`dv` is right; `dq` and `dk` are too small by the square root of d. How often were the scores divided?

    Apply the factor once on the way back: either to the gradient of the scores, or to `dq` and `dk`.
    """
    dq, dk, dv = _Pass(q, k, v, dout).back()
    return dq / np.sqrt(np.shape(q)[-1]), dk / np.sqrt(np.shape(q)[-1]), dv


def no_scale_anywhere(q, k, v, dout):
    """For d = 1 all is right; elsewhere even `dv`, which holds the plain weights, belongs to sharper ones.
    Are the weights that you compute again those of the statement?

    Divide the scores by the square root of d, there and back.
    """
    p = _Pass(np.asarray(q, dtype=float) * np.sqrt(np.shape(q)[-1]), k, v, dout)
    p.q, p.scale = np.asarray(q, dtype=float), 1.0
    return p.back()


def diagonal_of_the_jacobian_only(q, k, v, dout):
    """`dv` is right, `dq` and `dk` are not: raise one score, and in your answer the other weights of its row
    stay as they are. Who pays when one share grows?

    Subtract the row's average, the sum of weight times gradient, from each entry before multiplying by the
    weight.
    """
    p = _Pass(q, k, v, dout)
    p.ds = p.da * p.a * (1 - p.a)
    return p.back()


def softmax_skipped(q, k, v, dout):
    """`dv` is right; `dq` and `dk` are those of an attention without softmax. Which function stands between
    scores and weights?

    Take the gradient of the weights through the softmax before it goes on to queries and keys.
    """
    p = _Pass(q, k, v, dout)
    p.ds = p.da
    return p.back()


def average_left_out(q, k, v, dout):
    """`dv` is right; for one key, where the weight is 1 whatever the score, your `dq` or `dk` is not 0. What
    happens to the shares of a row when all its scores rise together?

    Subtract the row's weighted average from the gradient of the weights before multiplying by them.
    """
    p = _Pass(q, k, v, dout)
    p.ds = p.a * p.da
    return p.back()


def plain_mean_subtracted(q, k, v, dout):
    """`dv` is right; `dq` and `dk` are right only where all weights of a row are equal. Each row's average
    was subtracted: with which weights should it be taken?

    Use the attention weights themselves for the average.
    """
    p = _Pass(q, k, v, dout)
    p.ds = p.a * (p.da - p.da.mean(axis=-1, keepdims=True))
    return p.back()


def summed_over_queries(q, k, v, dout):
    """`dv` is right; for one query `dq` and `dk` are not, and your average runs down the columns. Among whom
    does a softmax share out: among keys, or among queries?

    Take the average along the keys, one for each row.
    """
    p = _Pass(q, k, v, dout)
    p.ds = p.a * (p.da - (p.a * p.da).sum(axis=0, keepdims=True))
    return p.back()


def dv_with_weights_untransposed(q, k, v, dout):
    """`dq` and `dk` are right. Where there are as many queries as keys, row j of `dv` collects what query j
    gave; elsewhere the shapes do not fit. Who uses value j?

    Row j of `dv` sums over the queries, each with the weight that it gave to key j.
    """
    p = _Pass(q, k, v, dout)
    dq, dk, dv = p.back()
    return dq, dk, p.a @ p.dout if len(p.q) == len(p.k) else dv


def dk_untransposed(q, k, v, dout):
    """`dq` and `dv` are right. Where there are as many queries as keys, `dk` sums along the wrong axis;
    elsewhere the shapes do not fit. Who uses key j?

    Row j of `dk` sums over the queries, each times the gradient of its score with key j.
    """
    p = _Pass(q, k, v, dout)
    dq, dk, dv = p.back()
    return dq, p.ds @ p.q * p.scale if len(p.q) == len(p.k) else dk, dv


def queries_and_keys_exchanged(q, k, v, dout):
    """`dv` is right; the numbers of `dq` stand in `dk` and those of `dk` in `dq`. In which order are they
    asked for?

    A query's gradient is a mixture of keys and has as many rows as there are queries.
    """
    dq, dk, dv = _Pass(q, k, v, dout).back()
    return dk, dq, dv


def keys_treated_as_constant(q, k, v, dout):
    """`dq` and `dv` are right, and `dk` is 0 everywhere. Does the output not change when a key moves?

    A score is a product of a query and a key: each gets the score's gradient times the other.
    """
    dq, dk, dv = _Pass(q, k, v, dout).back()
    return dq, np.zeros_like(dk), dv


def weights_treated_as_constant(q, k, v, dout):
    """`dv` is right; `dq` and `dk` are 0 everywhere, as if the weights were fixed numbers. What made the
    weights?

    Carry the gradient on through the weights, the softmax and the scores.
    """
    dq, dk, dv = _Pass(q, k, v, dout).back()
    return np.zeros_like(dq), np.zeros_like(dk), dv


def dout_ignored_in_dv(q, k, v, dout):
    """`dq` and `dk` are right; every column of `dv` holds the same number, the sum of the weights on that
    key. What has the rest of the network to say about each output?

    Multiply each query's weight by its row of `dout` before summing.
    """
    p = _Pass(q, k, v, dout)
    dq, dk, _ = p.back()
    return dq, dk, p.a.T @ np.ones_like(p.dout)


def averaged_over_queries(q, k, v, dout):
    """For one query all is right; for more, all three are too small by the number of queries. Is the loss a
    mean here?

    Leave the division out: `dout` holds everything behind the attention.
    """
    p = _Pass(q, k, v, dout)
    return tuple(g / len(p.q) for g in p.back())


def diagonal_only_and_no_scale(q, k, v, dout):
    """`dv` is right, and two things are missing on the way to `dq` and `dk`. For one key, where the weight is
    1 whatever the score, yours are 0 as they should be; for two equal values they are not. Who pays when one
    share grows?

    Subtract the row's average under the weights from each entry before multiplying by the weight; then look
    at the factor that the scores had.
    """
    p = _Pass(q, k, v, dout)
    p.ds, p.scale = p.da * p.a * (1 - p.a), 1.0
    return p.back()
