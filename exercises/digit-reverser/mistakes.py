import numpy as np

HEADS = 2
BIASES = ("bq", "bk", "bv", "bo", "beta", "b")


def _split(y):
    return y.reshape(*y.shape[:2], HEADS, -1).swapaxes(1, 2)


def _merge(y):
    y = y.swapaxes(1, 2)
    return y.reshape(*y.shape[:2], -1)


def _pairs(a, b):
    """Sum over all positions of all sequences of the products of their entries."""
    return np.tensordot(a, b, axes=((0, 1), (0, 1)))


class _Pass:
    """The way there, and the way back in parts, so that a mistake can change one of them."""

    def __init__(self, params, ids, t, kept=1.0):
        self.p = p = {name: np.asarray(value, dtype=float) for name, value in params.items()}
        self.ids, self.t = np.asarray(ids), np.asarray(t)
        self.h = p["E"][self.ids] + p["P"]
        self.q, self.k, self.v = (_split(self.h @ p["W" + n] + p["b" + n]) for n in "qkv")
        self.scale = self.scale_back = self.q.shape[-1] ** -0.5
        s = np.exp(self.q @ self.k.swapaxes(-1, -2) * self.scale)
        self.weights = s / s.sum(axis=-1, keepdims=True)
        self.joined = _merge(self.weights @ self.v)
        added = kept * self.h + self.joined @ p["Wo"] + p["bo"]
        centred = added - added.mean(axis=-1, keepdims=True)
        self.deviation = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-5)
        self.normal = centred / self.deviation
        self.y = self.normal * p["gamma"] + p["beta"]
        self.scores = self.y @ p["W"].T + p["b"]
        z = self.scores
        z = z - z.max(axis=-1, keepdims=True)
        log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
        truth = np.eye(z.shape[-1])[self.t]
        self.loss = float(-(log_p * truth).sum(axis=-1).mean())
        self.ds = (np.exp(log_p) - truth) / self.ids.size

    def through_norm(self, dy):
        """From y to the sum of input and attention."""
        g = dy * self.p["gamma"]
        means = (g.mean(axis=-1, keepdims=True), (g * self.normal).mean(axis=-1, keepdims=True))
        return (g - means[0] - self.normal * means[1]) / self.deviation

    def through_softmax(self, g):
        return self.weights * (g - (self.weights * g).sum(axis=-1, keepdims=True))

    def attention(self, da):
        """The gradients of the attention's parameters, and what comes back to its input by part."""
        dmixed = _split(da @ self.p["Wo"].T)
        s = self.through_softmax(dmixed @ self.v.swapaxes(-1, -2)) * self.scale_back
        heads = {
            "q": s @ self.k,
            "k": s.swapaxes(-1, -2) @ self.q,
            "v": self.weights.swapaxes(-1, -2) @ dmixed,
        }
        grads, parts = {"Wo": _pairs(self.joined, da), "bo": da.sum(axis=(0, 1))}, {}
        for n, d in heads.items():
            d = _merge(d)
            grads |= {"W" + n: _pairs(self.h, d), "b" + n: d.sum(axis=(0, 1))}
            parts[n] = d @ self.p["W" + n].T
        return grads, parts

    def table(self, dh):
        out = np.zeros_like(self.p["E"])
        np.add.at(out, self.ids, dh)
        return out

    def back(self, residual=1.0, used=("q", "k", "v")):
        """Loss and all gradients."""
        dy = self.ds @ self.p["W"]
        d = self.through_norm(dy)
        grads, parts = self.attention(d)
        dh = residual * d + sum((parts[n] for n in used), np.zeros_like(d))
        grads |= {"W": _pairs(self.ds, self.y), "b": self.ds.sum(axis=(0, 1))}
        grads |= {"gamma": (dy * self.normal).sum(axis=(0, 1)), "beta": dy.sum(axis=(0, 1))}
        return self.loss, grads | {"E": self.table(dh), "P": dh.sum(axis=0)}


class addition_forgotten:
    """The scores of step 0, and with them the loss, are those of a network that normalises the result of the
    attention alone. What should still be there beside what the attention found?

    Normalise the sum of the attention's input and its result. On the way back, what arrives at this sum
    goes to both.
    """

    @staticmethod
    def scores(params, ids):
        return _Pass(params, ids, ids, kept=0.0).scores

    @staticmethod
    def loss_and_grads(params, ids, t):
        return _Pass(params, ids, t, kept=0.0).back(residual=0.0)


class addition_forgotten_on_the_way_back:
    """At step 0 all is right except `dE` and `dP`: they hold only what comes back through the attention. On
    how many ways did the embedded digit reach the normalisation?

    Add what comes back through the attention and what comes back through the addition directly.
    """

    @staticmethod
    def loss_and_grads(params, ids, t):
        return _Pass(params, ids, t).back(residual=0.0)


class attention_forgotten_on_the_way_back:
    """At step 0 all is right except `dE` and `dP`: they hold only what comes back through the addition. Does
    the attention not look at the embedded digits?

    Add what comes back through the attention, too.
    """

    @staticmethod
    def loss_and_grads(params, ids, t):
        return _Pass(params, ids, t).back(used=())


class back_through_the_values_only:
    """At step 0 all is right except `dE` and `dP`: what comes back through queries and keys is missing. How
    often did the attention use its input?

    Add up all three parts in the attention's way back; look at your own exercise.
    """

    @staticmethod
    def loss_and_grads(params, ids, t):
        return _Pass(params, ids, t).back(used=("v",))


class positions_stand_still:
    """At step 0 all is right except `dP`, which is 0: positions keep their random rows, and yet the network
    learns. Was nothing added to the digits' rows?

    The positions' rows get what comes back to the sum, added up over the sequences.
    """

    @staticmethod
    def loss_and_grads(params, ids, t):
        loss, grads = _Pass(params, ids, t).back()
        return loss, grads | {"P": np.zeros_like(grads["P"])}


class positions_averaged_over_sequences:
    """At step 0 all is right except `dP`: it is too small by the number of sequences. Where has the mean been
    taken already?

    Sum over the sequences; the division is in the gradient at the scores.
    """

    @staticmethod
    def loss_and_grads(params, ids, t):
        loss, grads = _Pass(params, ids, t).back()
        return loss, grads | {"P": grads["P"] / len(ids)}


class digits_stand_still:
    """At step 0 all is right except `dE`, which is 0: digits keep their random rows, and yet the network
    learns. Is the table no parameter?

    Hand what comes back to the sum on to the embedding's way back.
    """

    @staticmethod
    def loss_and_grads(params, ids, t):
        loss, grads = _Pass(params, ids, t).back()
        return loss, grads | {"E": np.zeros_like(grads["E"])}


class last_occurrence_only:
    """At step 0 all is right except `dE`: each digit has the gradient of its last occurrence in the batch.
    How often was its row used?

    Add up the gradients of all places at which a digit occurs.
    """

    @staticmethod
    def loss_and_grads(params, ids, t):
        now = _Pass(params, ids, t)

        def table(dh):
            out = np.zeros_like(now.p["E"])
            out[now.ids.ravel()] = dh.reshape(-1, dh.shape[-1])
            return out

        now.table = table
        return now.back()


class statistics_taken_as_constant:
    """At step 0 `dW`, `db`, `dgamma` and `dbeta` are right, and nothing in front of the normalisation is. Do
    mean and deviation not move when an entry does?

    Let the gradient also pass through mean and deviation; look at your own layer normalisation.
    """

    @staticmethod
    def loss_and_grads(params, ids, t):
        now = _Pass(params, ids, t)
        now.through_norm = lambda dy: dy * now.p["gamma"] / now.deviation
        return now.back()


class normalisation_skipped_on_the_way_back:
    """At step 0 `dW`, `db`, `dgamma` and `dbeta` are right; what is in front gets the gradient of y as it is.
    What stands between the sum and y?

    Carry the gradient through the layer normalisation before it goes on.
    """

    @staticmethod
    def loss_and_grads(params, ids, t):
        now = _Pass(params, ids, t)
        now.through_norm = lambda dy: dy
        return now.back()


class scale_forgotten_in_the_attention:
    """At step 0 `dWo` and `dWv` are right; the gradients of queries and keys are too large by the root of a
    head's width, and `dE` and `dP` are off a little. Which factor had the scores?

    Multiply the gradient of the scores by the same factor.
    """

    @staticmethod
    def loss_and_grads(params, ids, t):
        now = _Pass(params, ids, t)
        now.scale_back = 1.0
        return now.back()


class diagonal_of_the_jacobian_only:
    """At step 0 `dWo` and `dWv` are right; those of queries and keys are not, and `dbk` is not 0. What does a
    common shift of all scores change?

    In the softmax's way back, subtract the row's average before multiplying by the weights.
    """

    @staticmethod
    def loss_and_grads(params, ids, t):
        now = _Pass(params, ids, t)
        now.through_softmax = lambda g: now.weights * (1 - now.weights) * g
        return now.back()


class queries_and_keys_stand_still:
    """At step 0 the gradients of queries and keys are 0: the weights are taken for fixed numbers. What made
    them?

    Carry the gradient on through the softmax and the scores.
    """

    @staticmethod
    def loss_and_grads(params, ids, t):
        now = _Pass(params, ids, t)
        now.scale_back = 0.0
        return now.back()


class biases_stand_still:
    """Every weight gradient is right, and those of all six biases are 0. At how many positions does a bias
    take part?

    The gradient of a bias is the sum over all positions of what comes back.
    """

    @staticmethod
    def loss_and_grads(params, ids, t):
        loss, grads = _Pass(params, ids, t).back()
        return loss, grads | {name: np.zeros_like(grads[name]) for name in BIASES}


class mean_over_sequences_only:
    """The loss is too large by the number of positions of a sequence, and so is every gradient. Over how many
    digits is the mean taken?

    Flatten sequences and positions to rows before the cross-entropy.
    """

    @staticmethod
    def loss_and_grads(params, ids, t):
        loss, grads = _Pass(params, ids, t).back()
        length = np.shape(ids)[1]
        return loss * length, {name: g * length for name, g in grads.items()}


class mean_taken_twice:
    """The loss is right, and every gradient is too small by the number of digits in the batch. How often has
    it been divided by that number?

    The cross-entropy's gradient is that of a mean already; do not divide it again.
    """

    @staticmethod
    def loss_and_grads(params, ids, t):
        now = _Pass(params, ids, t)
        loss, grads = now.back()
        return loss, {name: g / now.ids.size for name, g in grads.items()}
