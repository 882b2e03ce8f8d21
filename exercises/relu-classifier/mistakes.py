import numpy as np


class _Pass:
    """One forward pass with everything that the way back needs, and a backward pass in parts."""

    def __init__(self, X, y, W1, b1, W2, b2):
        self.X, self.W1, self.b1, self.W2, self.b2 = (np.asarray(p, dtype=float) for p in (X, W1, b1, W2, b2))
        self.y = np.asarray(y)
        self.z = self.X @ self.W1 + self.b1
        self.h = np.maximum(self.z, 0)
        self.classify(self.h @ self.W2 + self.b2)

    def classify(self, s):
        s = s - s.max(axis=1, keepdims=True)
        log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
        self.p = np.exp(log_p)
        self.loss = -log_p[np.arange(len(self.y)), self.y].mean()
        self.ds = (self.p - np.eye(s.shape[1])[self.y]) / len(self.y)

    def back(self, ds=None, dz=None):
        """Loss and gradients from these gradients at the scores and at the pre-activations."""
        ds = self.ds if ds is None else ds
        dz = (ds @ self.W2.T) * (self.z > 0) if dz is None else dz
        return self.loss, {
            "W1": self.X.T @ dz,
            "b1": dz.sum(axis=0),
            "W2": self.h.T @ ds,
            "b2": ds.sum(axis=0),
        }


def rectifier_ignored(X, y, W1, b1, W2, b2):
    """`W2` and `b2` are right; `W1` and `b1` have contributions from units that were off. If a unit gives 0
    and its input moves a little, what does the loss do?

    Pass the gradient back only through the units whose input was above 0.
    """
    p = _Pass(X, y, W1, b1, W2, b2)
    return p.back(dz=p.ds @ p.W2.T)


def slope_of_one_at_zero(X, y, W1, b1, W2, b2):
    """All is right except where a hidden unit's input is exactly 0: there your gradient goes through. Which
    slope has the statement chosen at that point?

    Let only inputs strictly above 0 pass.
    """
    p = _Pass(X, y, W1, b1, W2, b2)
    return p.back(dz=(p.ds @ p.W2.T) * (p.z >= 0))


def rectified_on_the_way_back(X, y, W1, b1, W2, b2):
    """`W2` and `b2` are right; in `W1` and `b1` nothing negative ever came back to a unit, whether it was on
    or off. What decides whether a unit passes the gradient: the gradient's sign, or the unit's input?

    Choose by the sign of what went in on the way there, not by what comes back.
    """
    p = _Pass(X, y, W1, b1, W2, b2)
    return p.back(dz=np.maximum(p.ds @ p.W2.T, 0))


def rectified_twice(X, y, W1, b1, W2, b2):
    """`W2` and `b2` are right; units that were off send nothing back, and neither do units that were on and
    got a negative gradient. How many conditions does the slope of the rectifier have?

    Keep the condition on the unit's input and drop the one on the gradient.
    """
    p = _Pass(X, y, W1, b1, W2, b2)
    return p.back(dz=np.maximum(p.ds @ p.W2.T, 0) * (p.z > 0))


def multiplied_by_the_unit(X, y, W1, b1, W2, b2):
    """`W2` and `b2` are right; `W1` and `b1` are too large where a unit is above 1 and too small where it is
    below. What is the slope of a straight line through the origin with slope 1, at 3?

    The slope is 1 or 0, not the unit's value.
    """
    p = _Pass(X, y, W1, b1, W2, b2)
    return p.back(dz=(p.ds @ p.W2.T) * p.h)


def sigmoid_slope(X, y, W1, b1, W2, b2):
    """`W2` and `b2` are right; `W1` and `b1` contain the factor h(1 - h), and vanish where a unit is exactly
    1. To which kind of unit does this slope belong?

    A rectifier's slope is 1 where the unit is on and 0 where it is off.
    """
    p = _Pass(X, y, W1, b1, W2, b2)
    return p.back(dz=(p.ds @ p.W2.T) * p.h * (1 - p.h))


def no_rectifier_at_all(X, y, W1, b1, W2, b2):
    """Loss and gradients are those of a network without rectifiers: two linear layers that are together one.
    What happens to a negative pre-activation?

    Take the larger of 0 and the pre-activation before the second layer.
    """
    p = _Pass(X, y, W1, b1, W2, b2)
    p.h = p.z
    p.classify(p.z @ p.W2 + p.b2)
    return p.back(dz=p.ds @ p.W2.T)


def scores_rectified(X, y, W1, b1, W2, b2):
    """Your loss is that of a network whose scores cannot be negative: a class with a score of -3 gets the
    same share as one with 0. Which layer of the statement has rectifiers?

    Give the scores to the softmax as they come out of the second layer.
    """
    p = _Pass(X, y, W1, b1, W2, b2)
    p.classify(np.maximum(p.h @ p.W2 + p.b2, 0))
    return p.back()


def sum_instead_of_mean(X, y, W1, b1, W2, b2):
    """The loss is right, and all four gradients are too large by a factor of N; for one example they are
    right. What does the mean in the loss do to each example's share?

    Divide the gradient at the scores by the number of examples.
    """
    p = _Pass(X, y, W1, b1, W2, b2)
    return p.back(ds=p.ds * len(p.X))


def summed_loss_and_gradients(X, y, W1, b1, W2, b2):
    """Loss and gradients are all too large by a factor of N. Is the loss of the statement a sum over the
    examples, or a mean?

    Divide by the number of examples, once in the loss and once in the gradient at the scores.
    """
    p = _Pass(X, y, W1, b1, W2, b2)
    p.loss = p.loss * len(p.X)
    return p.back(ds=p.ds * len(p.X))


def loss_not_averaged(X, y, W1, b1, W2, b2):
    """The gradients are right, and the loss too large by a factor of N; for one example it is right. Is the
    loss of the statement a sum over the examples, or a mean?

    Divide the summed cost by the number of examples.
    """
    p = _Pass(X, y, W1, b1, W2, b2)
    p.loss = p.loss * len(p.X)
    return p.back()


def biases_averaged_again(X, y, W1, b1, W2, b2):
    """The gradient of a bias is too small by a factor of N, and that of the weights beside it is right.
    Where has the mean over the examples been taken already?

    Sum the bias gradients over the examples.
    """
    p = _Pass(X, y, W1, b1, W2, b2)
    loss, grads = p.back()
    return loss, grads | {"b1": grads["b1"] / len(p.X), "b2": grads["b2"] / len(p.X)}


def softmax_slope_twice(X, y, W1, b1, W2, b2):
    """The loss is right; `b2` is not the mean of share minus target but smaller, and vanishes where the
    network is sure and wrong. Is the softmax's derivative not in that difference already?

    Leave out the factor p(1 - p).
    """
    p = _Pass(X, y, W1, b1, W2, b2)
    return p.back(ds=p.ds * p.p * (1 - p.p))


def target_minus_share(X, y, W1, b1, W2, b2):
    """All four gradients have the wrong sign: a step against them would raise the loss. For the right class,
    should the gradient of its score be positive or negative?

    Take the share minus the target at the scores.
    """
    p = _Pass(X, y, W1, b1, W2, b2)
    return p.back(ds=-p.ds)


def every_target_in_every_row(X, y, W1, b1, W2, b2):
    """The loss is right; in `b2` each class that occurs in the batch counts as right for every example. For
    one example that is the same. How many entries of `p[:, y]` does a single row have?

    Pair each row number with its own target, so that one entry changes in each row.
    """
    p = _Pass(X, y, W1, b1, W2, b2)
    ds = p.p.copy()
    ds[:, p.y] -= 1
    return p.back(ds=ds / len(p.X))


def weights_not_transposed_on_the_way_back(X, y, W1, b1, W2, b2):
    """`W2` and `b2` are right; `W1` and `b1` are wrong where W2 is square, and elsewhere the product does not
    fit. Which way round does W2 stand here, and over which of its axes must the sum run?

    Sum over the classes; here they are the columns of W2.
    """
    p = _Pass(X, y, W1, b1, W2, b2)
    return p.back(dz=(p.ds @ p.W2) * (p.z > 0))


def weight_gradients_transposed(X, y, W1, b1, W2, b2):
    """The gradient of a weight matrix holds the right numbers, mirrored at the diagonal: its rows belong to
    the outputs. Which way round are the weights stored in this exercise?

    Let the inputs of a layer be the rows of its weight gradient, as they are of the weights.
    """
    loss, grads = _Pass(X, y, W1, b1, W2, b2).back()
    return loss, grads | {"W1": grads["W1"].T, "W2": grads["W2"].T}


def pre_activation_in_place_of_the_hidden_layer(X, y, W1, b1, W2, b2):
    """`W2` alone is wrong: units that were off have gradients there too. What does a weight of the second
    layer get multiplied by in the forward pass?

    Pair the gradient at the scores with the hidden units after the rectifier.
    """
    p = _Pass(X, y, W1, b1, W2, b2)
    loss, grads = p.back()
    return loss, grads | {"W2": p.z.T @ p.ds}


def first_layer_untouched(X, y, W1, b1, W2, b2):
    """`W1` and `b1` are all 0. Would the loss stay the same if a weight of the first layer moved?

    Carry the gradient on through W2 and the rectifier to the first layer.
    """
    p = _Pass(X, y, W1, b1, W2, b2)
    return p.back(dz=np.zeros_like(p.z))


def log_of_underflowed_share(X, y, W1, b1, W2, b2):
    """The gradients are right, and so is the loss, except where the network is sure and wrong: there it is
    infinite. What is the logarithm of a share that has been rounded to 0?

    Take the loss from the scores by log-sum-exp and not from the shares.
    """
    p = _Pass(X, y, W1, b1, W2, b2)
    with np.errstate(divide="ignore"):
        p.loss = -np.log(p.p[np.arange(len(p.y)), p.y]).mean()
    return p.back()


def _scores(p):
    return p.h @ p.W2 + p.b2


def _told_by(p, log_p, shares):
    """The results where the loss comes from these logarithms and the gradients from these shares."""
    p.loss = -log_p[np.arange(len(p.y)), p.y].mean()
    return p.back(ds=(shares - np.eye(shares.shape[1])[p.y]) / len(p.y))


def shares_without_a_shift(X, y, W1, b1, W2, b2):
    """Ordinary scores come out right; around 1000 and -1000 loss and gradients are not a number. How large
    is the exponential of 1000, and what is left when it is divided by itself?

    Subtract the largest score of each row before exponentiating: the shares stay the same and the largest
    exponential becomes 1.
    """
    p = _Pass(X, y, W1, b1, W2, b2)
    with np.errstate(all="ignore"):
        e = np.exp(_scores(p))
        shares = e / e.sum(axis=1, keepdims=True)
        return _told_by(p, np.log(shares), shares)


def log_sum_without_a_shift(X, y, W1, b1, W2, b2):
    """Ordinary scores come out right; around 1000 and -1000 the sum inside the logarithm is infinite or 0.
    How large is a single exponential of 1000?

    Subtract the largest score of each row before summing the exponentials, and add it again after the
    logarithm.
    """
    p = _Pass(X, y, W1, b1, W2, b2)
    with np.errstate(all="ignore"):
        log_p = _scores(p) - np.log(np.exp(_scores(p)).sum(axis=1, keepdims=True))
        return _told_by(p, log_p, np.exp(log_p))


def one_shift_for_all_rows(X, y, W1, b1, W2, b2):
    """All is right except where the scores of one row lie far below the largest score of the batch: there a
    sum has become 0. Whose maximum should a row subtract?

    Shift every row by its own largest score.
    """
    p = _Pass(X, y, W1, b1, W2, b2)
    with np.errstate(all="ignore"):
        s = _scores(p) - _scores(p).max()
        log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
        return _told_by(p, log_p, np.exp(log_p))
