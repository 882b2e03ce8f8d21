# Long because a pack keeps all known mistakes of an exercise in one file, each with its learner's words.
import numpy as np


class _Heads:
    """Multi-head attention in parts, so that a mistake can change one of them."""

    def __init__(self, x, Wq, Wk, Wv, Wo, bq, bk, bv, bo, num_heads, causal=False):
        self.x, self.Wq, self.Wk, self.Wv, self.Wo, self.bq, self.bk, self.bv, self.bo = (
            np.asarray(a, dtype=float) for a in (x, Wq, Wk, Wv, Wo, bq, bk, bv, bo)
        )
        self.n, self.causal = num_heads, causal
        self.width = self.x.shape[-1] / num_heads

    def split(self, y):
        return y.reshape(*y.shape[:2], self.n, -1).swapaxes(1, 2)

    def merge(self, y):
        y = y.swapaxes(1, 2)
        return y.reshape(*y.shape[:2], -1)

    def projected(self):
        return self.x @ self.Wq + self.bq, self.x @ self.Wk + self.bk, self.x @ self.Wv + self.bv

    def allowed(self):
        T = self.x.shape[1]
        return np.tri(T, dtype=bool) if self.causal else np.ones((T, T), dtype=bool)

    def weights(self, q, k):
        return _softmax(np.where(self.allowed(), q @ k.swapaxes(-1, -2) / np.sqrt(self.width), -np.inf))

    def mixed(self):
        q, k, v = (self.split(y) for y in self.projected())
        return self.weights(q, k) @ v

    def out(self):
        return self.merge(self.mixed()) @ self.Wo + self.bo


def _softmax(s, axis=-1):
    top = s.max(axis=axis, keepdims=True)
    e = np.exp(s - np.where(np.isneginf(top), 0, top))
    return e / e.sum(axis=axis, keepdims=True)


def split_by_reshape_only(*args, **kwargs):
    """For one head and for one position all is right; elsewhere a head works on whole rows of neighbouring
    positions. Does a reshape from (B, T, D) to (B, heads, T, w) move any number in memory?

    Cut the columns into heads and width first, then exchange the axes of positions and heads.
    """
    h = _Heads(*args, **kwargs)
    h.split = lambda y: y.reshape(y.shape[0], h.n, y.shape[1], -1)
    return h.out()


def merged_by_reshape_only(*args, **kwargs):
    """For one head and for one position all is right; elsewhere the results of one head are spread over
    several positions. In which order do the axes stand before you melt heads and width together?

    Exchange heads and positions before the reshape.
    """
    h = _Heads(*args, **kwargs)
    h.merge = lambda y: y.reshape(h.x.shape)
    return h.out()


def reshaped_only_both_ways(*args, **kwargs):
    """For one head and for one position all is right; elsewhere each head sees only some of the positions,
    several pieces of each. Does a reshape from (B, T, D) to (B, heads, T, w) move any number in memory?

    Cut the columns into heads and width first, then exchange positions and heads; undo both on the way back.
    """
    h = _Heads(*args, **kwargs)
    h.split = lambda y: y.reshape(y.shape[0], h.n, y.shape[1], -1)
    h.merge = lambda y: y.reshape(h.x.shape)
    return h.out()


def every_nth_column(*args, **kwargs):
    """For one head, and for as many heads as columns, all is right; elsewhere a head works on every n-th
    column instead of on a block. Are the blocks of the statement consecutive?

    Cut the columns with the heads as the slower axis and the width as the faster one.
    """
    h = _Heads(*args, **kwargs)
    h.split = lambda y: np.moveaxis(y.reshape(*y.shape[:2], -1, h.n), 3, 1)
    h.merge = lambda y: np.moveaxis(y, 1, 3).reshape(h.x.shape)
    return h.out()


def scaled_by_the_full_width(*args, **kwargs):
    """For one head all is right; for several, your weights are too flat. How many products does one score of
    one head sum?

    Divide by the square root of the head's width, D divided by the number of heads.
    """
    h = _Heads(*args, **kwargs)
    h.width = h.x.shape[-1]
    return h.out()


def no_scaling(*args, **kwargs):
    """Where heads are one column wide all is right; elsewhere your weights are too sharp. By what were the
    scores to be divided?

    Divide the scores by the square root of the head's width.
    """
    h = _Heads(*args, **kwargs)
    h.width = 1
    return h.out()


def one_head_only(*args, **kwargs):
    """Your result does not depend on the number of heads: all columns share one table of weights. How many
    tables should there be?

    Cut queries, keys and values into blocks, and let each block make its own weights.
    """
    h = _Heads(*args, **kwargs)
    h.n, h.width = 1, h.x.shape[-1]
    return h.out()


def heads_averaged(*args, **kwargs):
    """Before the last matrix, all your blocks of columns are equal: the heads were averaged. What was the use
    of asking several questions?

    Put the heads' results side by side, each in its own columns.
    """
    h = _Heads(*args, **kwargs)
    mean = h.mixed().mean(axis=1)
    return np.tile(mean, h.n) @ h.Wo + h.bo


def no_output_projection(*args, **kwargs):
    """Your result does not depend on `Wo` and `bo`. What puts the answers of the heads together?

    Multiply the columns side by side with the last matrix, and add its bias.
    """
    h = _Heads(*args, **kwargs)
    return h.merge(h.mixed())


def output_bias_left_out(*args, **kwargs):
    """Your result is off by the same vector at every position of every sequence, and right where all biases
    are 0. Which of the four biases is added last?

    Add the output's bias after the last product.
    """
    h = _Heads(*args, **kwargs)
    h.bo = np.zeros_like(h.bo)
    return h.out()


def all_biases_left_out(*args, **kwargs):
    """Where all biases are 0 your result is right, and elsewhere it does not depend on them. How many biases
    are there?

    Add each matrix's own bias after its product.
    """
    h = _Heads(*args, **kwargs)
    h.bq = h.bk = h.bv = h.bo = 0
    return h.out()


def query_bias_left_out(*args, **kwargs):
    """Where all biases are 0 your result is right; elsewhere your weights do not depend on `bq`. A bias of
    the keys cancels in the softmax. Does one of the queries, too?

    Add bq to the queries before the scores are made.
    """
    h = _Heads(*args, **kwargs)
    h.bq = np.zeros_like(h.bq)
    return h.out()


def value_bias_left_out(*args, **kwargs):
    """Your result is off by the same vector at every position, that of `bv` times `Wo`. Which bias did a
    value bring along?

    Add bv to the values before they are mixed.
    """
    h = _Heads(*args, **kwargs)
    h.bv = np.zeros_like(h.bv)
    return h.out()


def matrices_transposed(*args, **kwargs):
    """For unit matrices all is right; elsewhere your result belongs to the transposed matrices. Does a row of
    these weights belong to an input, or to an output?

    The weights are (in, out): multiply x from the left, as they stand.
    """
    h = _Heads(*args, **kwargs)
    h.Wq, h.Wk, h.Wv, h.Wo = h.Wq.T, h.Wk.T, h.Wv.T, h.Wo.T
    return h.out()


def softmax_over_queries(*args, **kwargs):
    """In your weights the columns sum to 1, and the rows do not. Who shares out one whole in each head?

    Let the softmax run along the keys, the last axis.
    """
    h = _Heads(*args, **kwargs)
    q, k, v = (h.split(y) for y in h.projected())
    s = np.where(h.allowed(), q @ k.swapaxes(-1, -2) / np.sqrt(h.width), -np.inf)
    return h.merge(_softmax(s, axis=-2) @ v) @ h.Wo + h.bo


def softmax_over_heads(*args, **kwargs):
    """At each pair of positions your weights sum to 1 over the *heads*; for one head all of them are 1. With
    whom does a key compete: with other keys, or with other heads?

    Let the softmax run along the keys, the last axis.
    """
    h = _Heads(*args, **kwargs)
    q, k, v = (h.split(y) for y in h.projected())
    w = _softmax(q @ k.swapaxes(-1, -2) / np.sqrt(h.width), axis=1) * h.allowed()
    return h.merge(w @ v) @ h.Wo + h.bo


def causal_ignored(*args, **kwargs):
    """Without `causal` all is right; with it, the first position still knows what comes after it. What should
    its weights be?

    Where causal is true, put minus infinity above the diagonal of the scores.
    """
    h = _Heads(*args, **kwargs)
    h.causal = False
    return h.out()


def always_causal(*args, **kwargs):
    """With `causal` all is right; without it, early positions still do not see the later ones. What does the
    default say?

    Mask only where causal is true.
    """
    h = _Heads(*args, **kwargs)
    h.causal = True
    return h.out()


def looks_ahead_only(*args, **kwargs):
    """With `causal`, the last position sees only itself and the first sees all: past and future are
    exchanged. In the scores, is the row the one that asks, or the one that is asked?

    Forbid where the column, the key, comes after the row, the query.
    """
    h = _Heads(*args, **kwargs)
    if h.causal:
        h.allowed = lambda: np.tri(h.x.shape[1], dtype=bool).T
    return h.out()


def peeks_one_ahead(*args, **kwargs):
    """With `causal`, each position still sees the one after it. For training on the next word, what would it
    learn?

    Let the diagonal be the last thing that is allowed in each row.
    """
    h = _Heads(*args, **kwargs)
    if h.causal:
        h.allowed = lambda: np.tri(h.x.shape[1], k=1, dtype=bool)
    return h.out()


def itself_forbidden(*args, **kwargs):
    """With `causal`, the first position is not a number: it may attend to nothing. Is a position itself among
    those that come later?

    Let the diagonal be allowed.
    """
    h = _Heads(*args, **kwargs)
    if h.causal:
        h.allowed = lambda: np.tri(h.x.shape[1], k=-1, dtype=bool)
    return h.out()


def mask_after_softmax(*args, **kwargs):
    """With `causal`, later positions have weight 0, but the rows of early positions sum to less than 1. Who
    gets the share that the later ones had?

    Hide the scores before the softmax.
    """
    h = _Heads(*args, **kwargs)
    q, k, v = (h.split(y) for y in h.projected())
    w = _softmax(q @ k.swapaxes(-1, -2) / np.sqrt(h.width)) * h.allowed()
    return h.merge(w @ v) @ h.Wo + h.bo


def masked_scores_zero(*args, **kwargs):
    """With `causal`, a later position has the weight of a key whose score is 0. What is the exponential of 0?

    A forbidden score must become minus infinity.
    """
    h = _Heads(*args, **kwargs)
    q, k, v = (h.split(y) for y in h.projected())
    w = _softmax(np.where(h.allowed(), q @ k.swapaxes(-1, -2) / np.sqrt(h.width), 0))
    return h.merge(w @ v) @ h.Wo + h.bo


def queries_and_keys_exchanged(*args, **kwargs):
    """Exchange the parts of queries and keys, and your result would be right. Who has the rows of the scores:
    those who ask, or those who are asked?

    Let rows come from queries and columns from keys.
    """
    h = _Heads(*args, **kwargs)
    h.Wq, h.Wk, h.bq, h.bk = h.Wk, h.Wq, h.bk, h.bq
    return h.out()


def no_max_subtraction(*args, **kwargs):
    """Scores of ordinary size come out right; around 1000 the result is not a number. How large is the
    exponential of 1000?

    Subtract the largest score of each row before exponentiating.
    """
    h = _Heads(*args, **kwargs)
    q, k, v = (h.split(y) for y in h.projected())
    e = np.exp(np.where(h.allowed(), q @ k.swapaxes(-1, -2) / np.sqrt(h.width), -np.inf))
    return h.merge(e / e.sum(axis=-1, keepdims=True) @ v) @ h.Wo + h.bo
