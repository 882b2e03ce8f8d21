# Long because a pack keeps all known mistakes of an exercise in one file, each with its learner's words.
import numpy as np


def _split(y, n):
    return y.reshape(*y.shape[:2], n, -1).swapaxes(1, 2)


def _merge(y):
    y = y.swapaxes(1, 2)
    return y.reshape(*y.shape[:2], -1)


def _t(y):
    return y.swapaxes(-1, -2)


class _Back:
    """The way back in parts, so that a mistake can change one of them."""

    def __init__(self, dout, cache):
        x, matrices, heads, weights, joined = cache
        self.x, self.weights, self.joined = (np.asarray(a, dtype=float) for a in (x, weights, joined))
        self.W = dict(zip(("q", "k", "v", "o"), (np.asarray(w, dtype=float) for w in matrices), strict=True))
        self.q, self.k, self.v = (np.asarray(a, dtype=float) for a in heads)
        self.dout = np.asarray(dout, dtype=float)
        self.n, self.scale = self.q.shape[1], 1 / np.sqrt(self.q.shape[-1])
        self.split, self.merge, self.used = _split, _merge, ("q", "k", "v")

    def dmixed(self):
        return self.split(self.dout @ self.W["o"].T, self.n)

    def dscores(self, g):
        return self.weights * (g - (self.weights * g).sum(axis=-1, keepdims=True))

    def dheads(self):
        d = self.dmixed()
        s = self.dscores(d @ _t(self.v)) * self.scale
        return {"q": s @ self.k, "k": _t(s) @ self.q, "v": _t(self.weights) @ d}

    def linear(self, into, dy):
        flat = dy.reshape(-1, dy.shape[-1])
        return into.reshape(-1, into.shape[-1]).T @ flat, flat.sum(axis=0)

    def all(self):
        grads = {"x": np.zeros_like(self.x)}
        grads["Wo"], grads["bo"] = self.linear(self.joined, self.dout)
        for name, d in self.dheads().items():
            d = self.merge(d)
            grads["W" + name], grads["b" + name] = self.linear(self.x, d)
            if name in self.used:
                grads["x"] = grads["x"] + d @ self.W[name].T
        return grads


class scale_forgotten_on_the_way_back:
    """`dWo`, `dbo`, `dWv` and `dbv` are right; for heads of width 1 everything is. Elsewhere the gradients of
    queries and keys are too large by the root of the width. Which factor had the scores?

    Multiply the gradient of the scores by the same factor.
    """

    @staticmethod
    def mha_backward(dout, cache):
        b = _Back(dout, cache)
        b.scale = 1.0
        return b.all()


class scaled_by_the_full_width_on_the_way_back:
    """For one head everything is right; for several, the gradients of queries and keys are too small by the
    root of the number of heads. By which width were the scores divided?

    Use the head's width there and back.
    """

    @staticmethod
    def mha_backward(dout, cache):
        b = _Back(dout, cache)
        b.scale = 1 / np.sqrt(b.x.shape[-1])
        return b.all()


class diagonal_of_the_jacobian_only:
    """`dWo`, `dbo`, `dWv` and `dbv` are right, and `dbk` is not 0. A bias of all keys changes nothing in a
    softmax: does your way through the softmax know that?

    Subtract from each gradient its row's average under the weights, then multiply by the weights.
    """

    @staticmethod
    def mha_backward(dout, cache):
        b = _Back(dout, cache)
        b.dscores = lambda g: b.weights * (1 - b.weights) * g
        return b.all()


class average_left_out:
    """`dWo`, `dbo`, `dWv` and `dbv` are right; for one position, where the only weight is always 1, `dWq` is
    not 0. What is taken away from each gradient before it is multiplied by its weight?

    Subtract the row's average under the weights.
    """

    @staticmethod
    def mha_backward(dout, cache):
        b = _Back(dout, cache)
        b.dscores = lambda g: b.weights * g
        return b.all()


class averaged_over_queries:
    """`dWo`, `dbo`, `dWv` and `dbv` are right; in your way through the softmax the average runs down the
    columns. Among whom was one whole shared out?

    Take the average along the keys, one for each row.
    """

    @staticmethod
    def mha_backward(dout, cache):
        b = _Back(dout, cache)
        b.dscores = lambda g: b.weights * (g - (b.weights * g).sum(axis=-2, keepdims=True))
        return b.all()


class weights_taken_as_constant:
    """`dWo`, `dbo`, `dWv` and `dbv` are right; the gradients of queries and keys are 0, and x only gets what
    comes through the values. What made the weights?

    Carry the gradient on through the softmax and the scores to queries and keys.
    """

    @staticmethod
    def mha_backward(dout, cache):
        b = _Back(dout, cache)
        b.scale = 0.0
        return b.all()


class x_through_the_values_only:
    """Everything is right except `dx`: it holds what comes back through the values. In how many places was x
    used?

    Add up what comes back through queries, keys and values.
    """

    @staticmethod
    def mha_backward(dout, cache):
        b = _Back(dout, cache)
        b.used = ("v",)
        return b.all()


class x_without_the_keys:
    """Everything is right except `dx`: what comes back through the keys is missing. In how many places was x
    used?

    Add up what comes back through queries, keys and values.
    """

    @staticmethod
    def mha_backward(dout, cache):
        b = _Back(dout, cache)
        b.used = ("q", "v")
        return b.all()


class output_matrix_untransposed:
    """`dWo` and `dbo` are right, and nothing else is. For a symmetric output matrix all would be. Over which
    axis of it does the sum on the way back run?

    Multiply by the transposed matrix on the way back.
    """

    @staticmethod
    def mha_backward(dout, cache):
        b = _Back(dout, cache)
        b.W["o"] = b.W["o"].T
        return b.all()


class input_matrices_untransposed:
    """Everything is right except `dx`; for symmetric matrices it would be, too. Over which axis of a matrix
    does the sum on the way back run?

    Multiply by the transposed matrices on the way back.
    """

    @staticmethod
    def mha_backward(dout, cache):
        b = _Back(dout, cache)
        for name in ("q", "k", "v"):
            b.W[name] = b.W[name].T
        return b.all()


class values_with_untransposed_weights:
    """`dWv` and `dbv` are wrong, and so is `dx`, while the gradients of queries and keys are right. Value j
    was used by which queries, and with which weights?

    Transpose the weights: row j collects what all queries took from value j.
    """

    @staticmethod
    def mha_backward(dout, cache):
        b = _Back(dout, cache)
        heads = b.dheads()
        b.dheads = lambda: heads | {"v": b.weights @ b.dmixed()}
        return b.all()


class keys_with_untransposed_scores:
    """`dWk` is wrong and `dbk` not 0, and `dx` is wrong too; the gradients of queries and values are right.
    Key j was compared with which queries?

    Transpose the gradient of the scores: row j collects from all queries.
    """

    @staticmethod
    def mha_backward(dout, cache):
        b = _Back(dout, cache)
        heads = b.dheads()
        s = b.dscores(b.dmixed() @ _t(b.v)) * b.scale
        b.dheads = lambda: heads | {"k": s @ b.q}
        return b.all()


class queries_and_keys_exchanged:
    """What belongs into `dWq` stands in `dWk`, and the other way round; `dbq` is 0 instead of `dbk`. Which of
    the two is a mixture of keys?

    The gradient of the queries is the scores' gradient times the keys.
    """

    @staticmethod
    def mha_backward(dout, cache):
        b = _Back(dout, cache)
        heads = b.dheads()
        b.dheads = lambda: heads | {"q": heads["k"], "k": heads["q"]}
        return b.all()


class merged_by_reshape_only:
    """`dWo` and `dbo` are right; for one head and for one position everything is. Elsewhere the gradients of
    the heads are spread over the wrong positions. Does a reshape move any number in memory?

    Exchange heads and positions before melting heads and width together, on the way back too.
    """

    @staticmethod
    def mha_backward(dout, cache):
        b = _Back(dout, cache)
        b.merge = lambda y: y.reshape(b.x.shape)
        return b.all()


class split_by_reshape_only:
    """`dWo` and `dbo` are right; for one head and for one position everything is. Elsewhere what comes back
    is handed to the wrong heads. Does a reshape move any number in memory?

    Cut the columns into heads and width first, then exchange heads and positions.
    """

    @staticmethod
    def mha_backward(dout, cache):
        b = _Back(dout, cache)
        b.split = lambda y, n: y.reshape(y.shape[0], n, y.shape[1], -1)
        return b.all()


class averaged_over_sequences:
    """For one sequence everything is right; for several, the gradients of weights and biases are too small by
    their number, while `dx` is right. What do several uses of one weight do with their gradients?

    Sum over all positions of all sequences.
    """

    @staticmethod
    def mha_backward(dout, cache):
        b = _Back(dout, cache)
        return {name: g if name == "x" else g / len(b.x) for name, g in b.all().items()}


class output_weights_paired_with_x:
    """`dWo` is wrong and everything else is right. What did the last matrix multiply on the way there: the
    input x, or the heads' results side by side?

    Pair the incoming gradient with the heads' results.
    """

    @staticmethod
    def mha_backward(dout, cache):
        b = _Back(dout, cache)
        return b.all() | {"Wo": b.linear(b.x, b.dout)[0]}


class biases_stand_still:
    """All four bias gradients are 0, and the rest is right. That is true of one of them only. Which one?

    A bias was added at every position: its gradient is the sum of what comes back over all positions.
    """

    @staticmethod
    def mha_backward(dout, cache):
        return {n: np.zeros_like(g) if n[0] == "b" else g for n, g in _Back(dout, cache).all().items()}


class softmax_factor_left_out:
    """`dWo`, `dbo`, `dWv` and `dbv` are right; for one position, where the only weight is always 1, all
    is. Elsewhere a score is moved as if its weight had been 1. How fast does a share of almost nothing grow?

    Multiply what each entry has above its row's average by the weight itself.
    """

    @staticmethod
    def mha_backward(dout, cache):
        b = _Back(dout, cache)
        b.dscores = lambda g: g - (b.weights * g).sum(axis=-1, keepdims=True)
        return b.all()


class values_skip_the_output_matrix:
    """`dWv` and `dbv` are wrong, and so is `dx`, while the gradients of queries and keys are right. Where
    the output matrix is the unit matrix, all is right. What stands between the mixture and the result?

    Send the gradient back through the output matrix first; weights and values both get it from there.
    """

    @staticmethod
    def mha_backward(dout, cache):
        b = _Back(dout, cache)
        heads = b.dheads()
        b.dheads = lambda: heads | {"v": _t(b.weights) @ b.split(b.dout, b.n)}
        return b.all()


class biases_averaged:
    """All gradients of matrices are right; those of the biases are too small by the number of positions.
    Where has a mean been taken already, if there is one?

    Sum over all positions of all sequences, as for the matrices.
    """

    @staticmethod
    def mha_backward(dout, cache):
        b = _Back(dout, cache)
        count = b.x.shape[0] * b.x.shape[1]
        return {name: g / count if name[0] == "b" else g for name, g in b.all().items()}


def _shares(q, k, causal, shifted):
    s = q @ _t(k) / np.sqrt(q.shape[-1])
    s = np.where(np.tri(s.shape[-1], dtype=bool) | (not causal), s, -np.inf)
    with np.errstate(all="ignore"):
        e = np.exp(s - s.max(axis=-1, keepdims=True) if shifted else s)
        return e / e.sum(axis=-1, keepdims=True)


def _forward(x, Wq, Wk, Wv, Wo, bq, bk, bv, bo, num_heads, causal=False, shifted=True):
    x = np.asarray(x, dtype=float)
    q, k, v = (_split(x @ np.asarray(W) + b, num_heads) for W, b in ((Wq, bq), (Wk, bk), (Wv, bv)))
    weights = _shares(q, k, causal, shifted)
    joined = _merge(weights @ v)
    return joined @ Wo + bo, (x, (Wq, Wk, Wv, Wo), (q, k, v), weights, joined)


_last = []


def _remember(*arguments, **named):
    out, cache = _forward(*arguments, **named)
    _last[:] = [cache]
    return out, None


class last_forward_call_remembered:
    """With one forward call all is right; when another one comes in between, your gradients belong to that
    one. Where should a forward call leave what its own way back needs?

    Put everything into the cache and take it from there, instead of keeping it outside the functions.
    """

    mha_forward = staticmethod(_remember)

    @staticmethod
    def mha_backward(dout, cache):
        return _Back(dout, _last[-1]).all()


class no_shift:
    """Ordinary scores come out right; around 1000 and -1000 the result and its gradients are not a number.
    How large is the exponential of 1000, and what is left when it is divided by itself?

    Subtract the largest score of each row before exponentiating.
    """

    @staticmethod
    def mha_forward(*arguments, **named):
        return _forward(*arguments, **named, shifted=False)

    @staticmethod
    def mha_backward(dout, cache):
        return _Back(dout, cache).all()
