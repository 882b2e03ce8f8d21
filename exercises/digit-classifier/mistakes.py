import numpy as np


class _Pass:
    """A forward pass with everything that the way back needs, and the way back in parts."""

    def __init__(self, params, x, t):
        self.p = {name: np.asarray(value, dtype=float) for name, value in params.items()}
        self.x, self.t = np.asarray(x, dtype=float), np.asarray(t)
        self.z1 = self.x @ self.p["W1"].T + self.p["b1"]
        self.h1 = np.maximum(self.z1, 0)
        self.z2 = self.h1 @ self.p["W2"].T + self.p["b2"]
        self.h2 = np.maximum(self.z2, 0)
        s = self.h2 @ self.p["W3"].T + self.p["b3"]
        s = s - s.max(axis=1, keepdims=True)
        log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
        self.share = np.exp(log_p)
        self.loss = float(-log_p[np.arange(len(s)), self.t].mean())
        self.ds = (self.share - np.eye(s.shape[1])[self.t]) / len(s)
        self.on1, self.on2 = self.z1 > 0, self.z2 > 0

    def back(self, through_w2=None):
        """Loss and all gradients; `through_w2` stands for W2 on the way back."""
        dz2 = (self.ds @ self.p["W3"]) * self.on2
        dz1 = (dz2 @ (self.p["W2"] if through_w2 is None else through_w2)) * self.on1
        return self.loss, {
            **_of_layer(1, dz1, self.x),
            **_of_layer(2, dz2, self.h1),
            **_of_layer(3, self.ds, self.h2),
        }


def _of_layer(number, dz, into):
    return {f"W{number}": dz.T @ into, f"b{number}": dz.sum(axis=0)}


class rectifiers_ignored:
    """At step 0 `dW3` and `db3` are right; both layers in front get gradients from units that were off.
    What does a unit that is switched off pass back?

    At each hidden layer, set what comes back to 0 where that layer's input to the rectifier was not above
    0.
    """

    @staticmethod
    def loss_and_grads(params, x, t):
        now = _Pass(params, x, t)
        now.on1, now.on2 = np.ones_like(now.on1), np.ones_like(now.on2)
        return now.back()


class first_rectifier_ignored:
    """At step 0 only `dW1` and `db1` are wrong: units of the first hidden layer that were off take part
    there. How many rectifiers does the gradient pass on its way to the first layer?

    Apply the first layer's own on and off to what comes back through W2.
    """

    @staticmethod
    def loss_and_grads(params, x, t):
        now = _Pass(params, x, t)
        now.on1 = np.ones_like(now.on1)
        return now.back()


class second_rectifier_ignored:
    """At step 0 `dW3` and `db3` are right, and the two layers in front are wrong, already the second one.
    Which units of the second hidden layer were off?

    Apply the second layer's own on and off to what comes back through W3.
    """

    @staticmethod
    def loss_and_grads(params, x, t):
        now = _Pass(params, x, t)
        now.on2 = np.ones_like(now.on2)
        return now.back()


class rectifiers_exchanged:
    """At step 0 `dW3` and `db3` are right; in front of them, units pass a gradient back although they were
    off, and others block it although they were on. Both hidden layers have 32 units: whose on and off did
    you use at which of them?

    Use at each layer the condition on its own pre-activation.
    """

    @staticmethod
    def loss_and_grads(params, x, t):
        now = _Pass(params, x, t)
        now.on1, now.on2 = now.on2, now.on1
        return now.back()


class square_weights_transposed:
    """At step 0 all is right except `dW1` and `db1`. W2 has as many rows as columns, so that it fits either
    way round: over which of its axes does the sum on the way back run?

    The gradient at a hidden unit sums over the units of the layer behind, and these are the rows of W2.
    """

    @staticmethod
    def loss_and_grads(params, x, t):
        now = _Pass(params, x, t)
        return now.back(through_w2=now.p["W2"].T)


class first_layer_stands_still:
    """`dW1` and `db1` are 0, so that the first layer keeps its random weights, and yet the network learns.
    Does the loss not depend on them?

    Carry the gradient on through W2 and the first rectifier.
    """

    @staticmethod
    def loss_and_grads(params, x, t):
        loss, grads = _Pass(params, x, t).back()
        return loss, grads | {name: np.zeros_like(grads[name]) for name in ("W1", "b1")}


class biases_stand_still:
    """Every weight gradient is right and every bias gradient is 0. In how many pictures does a bias take
    part?

    A bias is added in every row: its gradient is the sum of what comes back over the rows.
    """

    @staticmethod
    def loss_and_grads(params, x, t):
        loss, grads = _Pass(params, x, t).back()
        return loss, {name: g if g.ndim > 1 else np.zeros_like(g) for name, g in grads.items()}


class biases_averaged_again:
    """Every weight gradient is right and every bias gradient too small by the number of pictures. Where has
    the mean been taken already?

    Sum over the pictures; the division is in the gradient at the scores.
    """

    @staticmethod
    def loss_and_grads(params, x, t):
        loss, grads = _Pass(params, x, t).back()
        return loss, {name: g if g.ndim > 1 else g / len(x) for name, g in grads.items()}


class softmax_slope_twice:
    """The loss is right, and every gradient is smaller than it should be; `db3` is not the mean of share
    minus target. Is the softmax's slope not in that difference already?

    Take the gradient at the scores as the cross-entropy hands it over.
    """

    @staticmethod
    def loss_and_grads(params, x, t):
        now = _Pass(params, x, t)
        now.ds = now.ds * now.share * (1 - now.share)
        return now.back()


class mean_taken_twice:
    """The loss is right, and every gradient is too small by the number of pictures. How often has it been
    divided by that number?

    The cross-entropy's gradient is that of a mean already; do not divide it again.
    """

    @staticmethod
    def loss_and_grads(params, x, t):
        now = _Pass(params, x, t)
        now.ds = now.ds / len(now.x)
        return now.back()


class sum_instead_of_mean:
    """The loss is right, and every gradient is too large by the number of pictures. What does the mean in
    the loss do to each picture's share?

    Hand the gradient of the mean on to the layers.
    """

    @staticmethod
    def loss_and_grads(params, x, t):
        now = _Pass(params, x, t)
        now.ds = now.ds * len(now.x)
        return now.back()


class pre_activations_in_the_weight_gradients:
    """At step 0 the bias gradients and `dW1` are right, `dW2` and `dW3` are not: units that were off have a
    share in them. What does a weight of the second layer get multiplied by on the way there?

    Pair the gradient with the hidden units after their rectifier.
    """

    @staticmethod
    def loss_and_grads(params, x, t):
        now = _Pass(params, x, t)
        loss, grads = now.back()
        dz2 = (now.ds @ now.p["W3"]) * now.on2
        return loss, grads | {"W2": dz2.T @ now.z1, "W3": now.ds.T @ now.z2}
