# Long because a pack keeps all known mistakes of an exercise in one file, each with its learner's words.
import numpy as np


def _moments(x, axis=-1, ddof=0):
    mean = x.mean(axis=axis, keepdims=True)
    return x - mean, x.var(axis=axis, keepdims=True, ddof=ddof)


def _kept(centred, deviation, gamma, beta):
    normal = centred / deviation
    return gamma * normal + beta, (normal, deviation, np.asarray(gamma, dtype=float))


def _forward(x, gamma, beta, eps=1e-5, axis=-1):
    centred, variance = _moments(np.asarray(x, dtype=float), axis)
    return _kept(centred, np.sqrt(variance + eps), gamma, beta)


def _lead(dy):
    return tuple(range(dy.ndim - 1))


class _Back:
    """The way back in parts, so that a mistake can leave one out."""

    def __init__(self, dy, cache):
        self.normal, self.deviation, self.gamma = (np.asarray(a, dtype=float) for a in cache)
        self.dy = np.asarray(dy, dtype=float)
        self.dgamma = (self.dy * self.normal).sum(axis=_lead(self.dy))
        self.dbeta = self.dy.sum(axis=_lead(self.dy))
        dn = self.dy * self.gamma
        self.own = dn / self.deviation
        self.mean = dn.mean(axis=-1, keepdims=True) / self.deviation
        self.spread = self.normal * (dn * self.normal).mean(axis=-1, keepdims=True) / self.deviation

    def all(self, dx=None, dgamma=None, dbeta=None):
        right = self.own - self.mean - self.spread
        return (
            right if dx is None else dx,
            self.dgamma if dgamma is None else dgamma,
            self.dbeta if dbeta is None else dbeta,
        )


class normalised_over_the_batch:
    """In your `y` every column has the mean of its beta: for a batch of one vector nothing is left of x. Over
    what does layer normalisation take its mean: over the vectors, or over the entries of one?

    Take mean and variance along the last axis, one for each vector.
    """

    @staticmethod
    def layernorm_forward(x, gamma, beta, eps=1e-5):
        return _forward(x, gamma, beta, eps, axis=0)


class normalised_over_everything:
    """For a single vector `y` is right; for several, all entries together have mean 0 before scale and shift.
    How many means are there for three vectors?

    Take mean and variance along the last axis only, and keep that axis.
    """

    @staticmethod
    def layernorm_forward(x, gamma, beta, eps=1e-5):
        return _forward(x, gamma, beta, eps, axis=None)


class variance_divides_by_one_less:
    """Your `y` lies too close to beta, by a factor of the square root of (D - 1) / D. By what does the
    variance of the statement divide?

    Divide the sum of squares by D.
    """

    @staticmethod
    def layernorm_forward(x, gamma, beta, eps=1e-5):
        x = np.asarray(x, dtype=float)
        centred = x - x.mean(axis=-1, keepdims=True)
        variance = (centred**2).sum(axis=-1, keepdims=True) / max(x.shape[-1] - 1, 1)
        return _kept(centred, np.sqrt(variance + eps), gamma, beta)


class variance_undefined_for_one_entry:
    """Your `y` lies too close to beta, by a factor of the square root of (D - 1) / D, and with a single entry
    it is not a number. By what does the variance of the statement divide?

    Divide the sum of squares by D; some libraries divide by D - 1 unless told otherwise.
    """

    @staticmethod
    def layernorm_forward(x, gamma, beta, eps=1e-5):
        centred, _ = _moments(np.asarray(x, dtype=float))
        squares = (centred**2).sum(axis=-1, keepdims=True)
        with np.errstate(invalid="ignore", divide="ignore"):
            variance = squares / np.asarray(centred.shape[-1] - 1)
        return _kept(centred, np.sqrt(variance + eps), gamma, beta)


class epsilon_outside_the_root:
    """Vectors with large differences come out almost right; those with small ones do not, and with an epsilon
    of 0.5 none does. Does epsilon stand under the root, or behind it?

    Add epsilon to the variance, then take the root.
    """

    @staticmethod
    def layernorm_forward(x, gamma, beta, eps=1e-5):
        centred, variance = _moments(np.asarray(x, dtype=float))
        return _kept(centred, np.sqrt(variance) + eps, gamma, beta)


class epsilon_fixed:
    """All is right with the usual epsilon, and wrong where the call names another. Which one did your
    function use?

    Use the argument `eps`.
    """

    @staticmethod
    def layernorm_forward(x, gamma, beta, eps=1e-5):
        return _forward(x, gamma, beta)


class divided_by_the_variance:
    """Double x, and your normalised vector halves instead of staying the same. Which has the unit of x: the
    variance, or its root?

    Divide by the square root of variance plus epsilon.
    """

    @staticmethod
    def layernorm_forward(x, gamma, beta, eps=1e-5):
        centred, variance = _moments(np.asarray(x, dtype=float))
        return _kept(centred, variance + eps, gamma, beta)


class not_centred:
    """Add 5 to every entry of x, and your `y` changes. What has to be taken away from each vector first?

    Subtract the vector's mean before dividing.
    """

    @staticmethod
    def layernorm_forward(x, gamma, beta, eps=1e-5):
        x = np.asarray(x, dtype=float)
        return _kept(x, np.sqrt(x.var(axis=-1, keepdims=True) + eps), gamma, beta)


class scale_and_shift_exchanged:
    """Where gamma is 1 and beta is 0, your `y` is 1 everywhere. Which of the two multiplies?

    Multiply by gamma and add beta.
    """

    @staticmethod
    def layernorm_forward(x, gamma, beta, eps=1e-5):
        _, cache = _forward(x, gamma, beta, eps)
        return np.asarray(beta) * cache[0] + gamma, cache


class scale_and_shift_left_out:
    """Your `y` does not depend on gamma and beta. What may the network still choose after the normalisation?

    Multiply each column by its gamma and add its beta.
    """

    @staticmethod
    def layernorm_forward(x, gamma, beta, eps=1e-5):
        _, cache = _forward(x, gamma, beta, eps)
        return cache[0], cache


class statistics_taken_as_constant:
    """`y`, `dgamma` and `dbeta` are right. Add the same number to all entries of x, and y does not change;
    but the entries of your `dx` do not sum to 0. Do mean and deviation not move when an entry does?

    Let the gradient also flow through the mean and through the deviation: take away the two averages.
    """

    @staticmethod
    def layernorm_backward(dy, cache):
        b = _Back(dy, cache)
        return b.all(dx=b.own)


class mean_taken_as_constant:
    """`y`, `dgamma` and `dbeta` are right. The entries of each row of `dx` should sum to 0, as a common shift
    changes nothing; yours do not. Which statistic moves with a common shift?

    Take away the average of the incoming gradients as well.
    """

    @staticmethod
    def layernorm_backward(dy, cache):
        b = _Back(dy, cache)
        return b.all(dx=b.own - b.spread)


class deviation_taken_as_constant:
    """`y`, `dgamma` and `dbeta` are right, and the rows of `dx` sum to 0. But stretch x about its mean, and y
    hardly changes: your `dx` says it would. Which statistic stretches along?

    Take away the part along the normalised vector as well.
    """

    @staticmethod
    def layernorm_backward(dy, cache):
        b = _Back(dy, cache)
        return b.all(dx=b.own - b.mean)


class averages_not_divided:
    """`y`, `dgamma` and `dbeta` are right; in `dx` the parts through mean and deviation are too large by D.
    One entry is one of how many in a mean?

    Subtract averages over the D entries, not sums.
    """

    @staticmethod
    def layernorm_backward(dy, cache):
        b = _Back(dy, cache)
        return b.all(dx=b.own - b.dy.shape[-1] * (b.mean + b.spread))


class gamma_forgotten_on_the_way_back:
    """`y`, `dgamma` and `dbeta` are right; where gamma is 1 so is `dx`, elsewhere not. Through what does the
    gradient pass before it reaches the normalised vector?

    Multiply the incoming gradient by gamma first.
    """

    @staticmethod
    def layernorm_backward(dy, cache):
        normal, deviation, gamma = cache
        b, plain = _Back(dy, cache), _Back(dy, (normal, deviation, np.ones_like(gamma)))
        return b.all(dx=plain.all()[0])


class deviation_forgotten_on_the_way_back:
    """`y`, `dgamma` and `dbeta` are right; each row of `dx` is too large by its vector's deviation. What was
    divided by on the way there?

    Divide by the deviation on the way back, too.
    """

    @staticmethod
    def layernorm_backward(dy, cache):
        b = _Back(dy, cache)
        return b.all(dx=b.all()[0] * b.deviation)


class gradients_averaged_over_vectors:
    """`y` and `dx` are right; for one vector so are `dgamma` and `dbeta`, for more they are too small by the
    number of vectors. What do several uses of one parameter do with their gradients?

    Sum over the vectors.
    """

    @staticmethod
    def layernorm_backward(dy, cache):
        b = _Back(dy, cache)
        n = b.dy.size / b.dy.shape[-1]
        return b.all(dgamma=b.dgamma / n, dbeta=b.dbeta / n)


class summed_over_the_first_axis_only:
    """With one axis of vectors all is right; for sequences, `dgamma` and `dbeta` still have an axis for the
    positions. Which vectors share one gamma?

    Sum over all axes except the last.
    """

    @staticmethod
    def layernorm_backward(dy, cache):
        b = _Back(dy, cache)
        if b.dy.ndim < 2:
            return b.all()
        return b.all(dgamma=(b.dy * b.normal).sum(axis=0), dbeta=b.dy.sum(axis=0))


class dgamma_without_the_normalised_vector:
    """All is right except `dgamma`: it equals `dbeta`. What does gamma multiply on the way there?

    Multiply the incoming gradient by the normalised vector before summing.
    """

    @staticmethod
    def layernorm_backward(dy, cache):
        b = _Back(dy, cache)
        return b.all(dgamma=b.dbeta)


class dgamma_and_dbeta_swapped:
    """Your second gradient holds the numbers of `dbeta`, and your third those of `dgamma`. In which order are
    they asked for?

    Return dx, then dgamma, then dbeta.
    """

    @staticmethod
    def layernorm_backward(dy, cache):
        b = _Back(dy, cache)
        return b.all(dgamma=b.dbeta, dbeta=b.dgamma)


_last = []


def _remember(x, gamma, beta, eps=1e-5):
    y, cache = _forward(x, gamma, beta, eps)
    _last[:] = [cache]
    return y, None


class last_forward_call_remembered:
    """With one forward call all is right; when another one comes in between, your gradients belong to that
    one. Where should a forward call leave what its own way back needs?

    Put everything into the cache and take it from there, instead of keeping it outside the functions.
    """

    layernorm_forward = staticmethod(_remember)

    @staticmethod
    def layernorm_backward(dy, cache):
        return _Back(dy, _last[-1]).all()
