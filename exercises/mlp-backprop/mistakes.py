import numpy as np


def _sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))


class _Pass:
    """One forward pass with everything that the way back needs, and a backward pass in parts."""

    def __init__(self, x, t, W1, b1, W2, b2):
        self.x, self.W1, self.b1, self.W2, self.b2 = (np.asarray(p, dtype=float) for p in (x, W1, b1, W2, b2))
        self.t = np.asarray(t)
        self.z = self.x @ self.W1.T + self.b1
        self.a = _sigmoid(self.z)
        s = self.a @ self.W2.T + self.b2
        s = s - s.max(axis=1, keepdims=True)
        self.log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
        self.p = np.exp(self.log_p)
        self.one_hot = np.eye(s.shape[1])[self.t]
        self.loss = -self.log_p[np.arange(len(self.t)), self.t].mean()
        self.ds = (self.p - self.one_hot) / len(self.t)
        self.slope = self.a * (1 - self.a)

    def back(self, ds=None, dz=None):
        """The five results from these gradients at the scores and at the pre-activations."""
        ds = self.ds if ds is None else ds
        dz = (ds @ self.W2) * self.slope if dz is None else dz
        return self.loss, dz.T @ self.x, dz.sum(axis=0), ds.T @ self.a, ds.sum(axis=0)


def sigmoid_slope_missing(x, t, W1, b1, W2, b2):
    """`dW2` and `db2` are right, `dW1` and `db1` are too large, most of all where hidden units are close to 0
    or 1. How much does such a unit still move when its input moves?

    Multiply what arrives at the hidden layer by the sigmoid's slope, unit by unit.
    """
    p = _Pass(x, t, W1, b1, W2, b2)
    return p.back(dz=p.ds @ p.W2)


def slope_taken_at_the_output(x, t, W1, b1, W2, b2):
    """`dW2` and `db2` are right; `dW1` and `db1` look as if no hidden unit were ever flat: your slope is
    never below 0.19. At which point is the slope taken, at the unit's input or at its output?

    The product a(1 - a) needs the unit's output as it is; a second sigmoid is one too many.
    """
    p = _Pass(x, t, W1, b1, W2, b2)
    return p.back(dz=(p.ds @ p.W2) * _sigmoid(p.a) * (1 - _sigmoid(p.a)))


def slope_from_the_pre_activation(x, t, W1, b1, W2, b2):
    """`dW2` and `db2` are right; `dW1` and `db1` often have the wrong sign and grow without bound as units
    saturate. In the product u(1 - u), is u the unit's input or its output?

    Use the output of the sigmoid in its slope; it lies between 0 and 1, so the product cannot be negative.
    """
    p = _Pass(x, t, W1, b1, W2, b2)
    return p.back(dz=(p.ds @ p.W2) * p.z * (1 - p.z))


def sum_instead_of_mean(x, t, W1, b1, W2, b2):
    """The loss is right, and all four gradients are too large by a factor of N; for one example they are
    right. What does the mean in the loss do to each example's share?

    Divide the gradient at the scores by the number of examples; it then reaches all four.
    """
    p = _Pass(x, t, W1, b1, W2, b2)
    return p.back(ds=p.ds * len(p.x))


def summed_loss_and_gradients(x, t, W1, b1, W2, b2):
    """Loss and gradients are all too large by a factor of N. Is the loss of the statement a sum over the
    examples, or a mean?

    Divide by the number of examples, once in the loss and once in the gradient at the scores.
    """
    p = _Pass(x, t, W1, b1, W2, b2)
    p.loss = p.loss * len(p.x)
    return p.back(ds=p.ds * len(p.x))


def loss_not_averaged(x, t, W1, b1, W2, b2):
    """The gradients are right, and the loss too large by a factor of N; for one example it is right. Is the
    loss of the statement a sum over the examples, or a mean?

    Divide the summed cost by the number of examples.
    """
    p = _Pass(x, t, W1, b1, W2, b2)
    p.loss = p.loss * len(p.x)
    return p.back()


def biases_averaged_again(x, t, W1, b1, W2, b2):
    """The gradient of a bias is too small by a factor of N, and that of the weights beside it is right.
    Where has the mean over the examples been taken already?

    Sum the bias gradients over the examples; the division is in the gradient at the scores.
    """
    p = _Pass(x, t, W1, b1, W2, b2)
    loss, dW1, db1, dW2, db2 = p.back()
    return loss, dW1, db1 / len(p.x), dW2, db2 / len(p.x)


def softmax_slope_twice(x, t, W1, b1, W2, b2):
    """The loss is right; `db2` is not the mean of share minus target but smaller, and vanishes where the
    network is sure and wrong. Is the softmax's derivative not in that difference already?

    Leave out the factor p(1 - p): share minus target is the whole gradient at the scores.
    """
    p = _Pass(x, t, W1, b1, W2, b2)
    return p.back(ds=p.ds * p.p * (1 - p.p))


def target_minus_share(x, t, W1, b1, W2, b2):
    """All four gradients have the wrong sign: a step against them would raise the loss. For the right class,
    should the gradient of its score be positive or negative?

    Take the share minus the target at the scores.
    """
    p = _Pass(x, t, W1, b1, W2, b2)
    return p.back(ds=-p.ds)


def target_not_subtracted(x, t, W1, b1, W2, b2):
    """No entry of `db2` is negative, whatever the targets: `db2` is the mean share of each class. What should
    happen to the loss when the right score rises?

    Subtract the one-hot row of the target from the shares before going back.
    """
    p = _Pass(x, t, W1, b1, W2, b2)
    return p.back(ds=p.p / len(p.x))


def every_target_in_every_row(x, t, W1, b1, W2, b2):
    """The loss is right; in `db2` each class that occurs in the batch counts as right for every example.
    For one example that is the same. How many entries of `p[:, t]` does a single row have?

    Pair each row number with its own target, so that one entry changes in each row.
    """
    p = _Pass(x, t, W1, b1, W2, b2)
    ds = p.p.copy()
    ds[:, p.t] -= 1
    return p.back(ds=ds / len(p.x))


def weights_transposed_on_the_way_back(x, t, W1, b1, W2, b2):
    """`dW2` and `db2` are right; `dW1` and `db1` are wrong where W2 is square, and elsewhere the product does
    not fit. For a hidden unit, is the sum over the classes or over the units?

    Each hidden unit collects from all classes, with the weights of its own column of W2.
    """
    p = _Pass(x, t, W1, b1, W2, b2)
    return p.back(dz=(p.ds @ p.W2.T) * p.slope)


def weight_gradients_transposed(x, t, W1, b1, W2, b2):
    """The gradient of a weight matrix holds the right numbers, mirrored at the diagonal. Which shape have the
    weights, and which has your gradient where the sizes differ?

    Let the outputs of a layer be the rows of its weight gradient.
    """
    loss, dW1, db1, dW2, db2 = _Pass(x, t, W1, b1, W2, b2).back()
    return loss, dW1.T, db1, dW2.T, db2


def hidden_layer_in_place_of_the_input(x, t, W1, b1, W2, b2):
    """`dW1` alone is wrong: where D and H are equal it has been multiplied by the hidden units, and elsewhere
    the shape does not fit. What does a weight of the first layer get multiplied by in the forward pass?

    Pair the gradient at the hidden pre-activations with the input x.
    """
    p = _Pass(x, t, W1, b1, W2, b2)
    loss, _, db1, dW2, db2 = p.back()
    dz = (p.ds @ p.W2) * p.slope
    return loss, dz.T @ p.a, db1, dW2, db2


def pre_activation_in_place_of_the_hidden_layer(x, t, W1, b1, W2, b2):
    """`dW2` alone is wrong: it was made with the hidden units before their sigmoid. What does a weight of the
    second layer get multiplied by in the forward pass?

    Pair the gradient at the scores with the outputs of the sigmoids.
    """
    p = _Pass(x, t, W1, b1, W2, b2)
    loss, dW1, db1, _, db2 = p.back()
    return loss, dW1, db1, p.ds.T @ p.z, db2


def first_layer_untouched(x, t, W1, b1, W2, b2):
    """`dW1` and `db1` are all 0. Would the loss stay the same if a weight of the first layer moved?

    Carry the gradient on through W2 and the sigmoid to the first layer.
    """
    p = _Pass(x, t, W1, b1, W2, b2)
    return p.back(dz=np.zeros_like(p.z))


def biases_not_summed(x, t, W1, b1, W2, b2):
    """`db1` and `db2` have one row for every example. How many rows has a bias?

    Add up over the examples what each of them sends back.
    """
    p = _Pass(x, t, W1, b1, W2, b2)
    loss, dW1, _, dW2, _ = p.back()
    return loss, dW1, (p.ds @ p.W2) * p.slope, dW2, p.ds


def log_of_underflowed_share(x, t, W1, b1, W2, b2):
    """The gradients are right, and so is the loss, except where the network is sure and wrong: there it is
    infinite. What is the logarithm of a share that has been rounded to 0?

    Take the loss from the scores by log-sum-exp and not from the shares.
    """
    p = _Pass(x, t, W1, b1, W2, b2)
    with np.errstate(divide="ignore"):
        p.loss = -np.log(p.p[np.arange(len(p.t)), p.t]).mean()
    return p.back()


def second_layer_first(x, t, W1, b1, W2, b2):
    """After the loss come the gradients of the second layer and then those of the first. In which order are
    the five asked for?

    Return dW1 and db1 before dW2 and db2, although the backward pass finds them last.
    """
    loss, dW1, db1, dW2, db2 = _Pass(x, t, W1, b1, W2, b2).back()
    return loss, dW2, db2, dW1, db1


def _scores(p):
    return p.a @ p.W2.T + p.b2


def _told_by(p, log_p, shares):
    """The results where the loss comes from these logarithms and the gradients from these shares."""
    p.loss = -log_p[np.arange(len(p.t)), p.t].mean()
    return p.back(ds=(shares - p.one_hot) / len(p.t))


def shares_without_a_shift(x, t, W1, b1, W2, b2):
    """Ordinary scores come out right; around 1000 and -1000 loss and gradients are not a number. How large
    is the exponential of 1000, and what is left when it is divided by itself?

    Subtract the largest score of each row before exponentiating: the shares stay the same and the largest
    exponential becomes 1.
    """
    p = _Pass(x, t, W1, b1, W2, b2)
    with np.errstate(all="ignore"):
        e = np.exp(_scores(p))
        shares = e / e.sum(axis=1, keepdims=True)
        return _told_by(p, np.log(shares), shares)


def log_sum_without_a_shift(x, t, W1, b1, W2, b2):
    """Ordinary scores come out right; around 1000 and -1000 the sum inside the logarithm is infinite or 0.
    How large is a single exponential of 1000?

    Subtract the largest score of each row before summing the exponentials, and add it again after the
    logarithm.
    """
    p = _Pass(x, t, W1, b1, W2, b2)
    with np.errstate(all="ignore"):
        log_p = _scores(p) - np.log(np.exp(_scores(p)).sum(axis=1, keepdims=True))
        return _told_by(p, log_p, np.exp(log_p))


def one_shift_for_all_rows(x, t, W1, b1, W2, b2):
    """All is right except where the scores of one row lie far below the largest score of the batch: there a
    sum has become 0. Whose maximum should a row subtract?

    Shift every row by its own largest score.
    """
    p = _Pass(x, t, W1, b1, W2, b2)
    with np.errstate(all="ignore"):
        s = _scores(p) - _scores(p).max()
        log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
        return _told_by(p, log_p, np.exp(log_p))


def sigmoid_overflows(x, t, W1, b1, W2, b2):
    """Ordinary pre-activations come out right; where one is 1000, all results are not a number. How large is
    the exponential of 1000, and what is it divided by one plus itself?

    Use the form of the sigmoid whose exponential has a negative exponent for large inputs.
    """
    p = _Pass(x, t, W1, b1, W2, b2)
    with np.errstate(all="ignore"):
        p.a = np.exp(p.z) / (1 + np.exp(p.z))
        p.slope = p.a * (1 - p.a)
        s = _scores(p)
        s = s - s.max(axis=1, keepdims=True)
        log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
        return _told_by(p, log_p, np.exp(log_p))
