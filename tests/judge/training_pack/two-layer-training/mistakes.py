import numpy as np


def _backward(*arguments):
    """The loss, and what the gradients are made of: x, W2, a, h and the gradient at the logits."""
    W1, b1, W2, b2, x, y = map(np.asarray, arguments)
    a = x @ W1 + b1
    h = np.maximum(a, 0)
    z = h @ W2 + b2
    z = z - z.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    loss = -log_p[np.arange(len(y)), y].mean()
    dz = np.exp(log_p)
    dz[np.arange(len(y)), y] -= 1
    return loss, x, W2, a, h, dz / len(y)


class forgot_the_activation_gradient:  # noqa: N801 - a mistake is named for the slip
    """`dW2` and `db2` are right; `dW1` and `db1` are not, and the training still reaches its target. What
    does a hidden unit that is switched off pass back?

    Pass the gradient back only through the units whose input was positive.
    """

    @staticmethod
    def gradients(W1, b1, W2, b2, x, y):
        loss, x, W2, _, h, dz = _backward(W1, b1, W2, b2, x, y)
        dh = dz @ W2.T
        return loss, x.T @ dh, dh.sum(axis=0), h.T @ dz, dz.sum(axis=0)


class sum_instead_of_mean:  # noqa: N801 - as above
    """Every gradient is N times too large, though the loss is right. What does the mean in the loss do to
    each example's share?

    Divide the gradient at the logits by the number of examples.
    """

    @staticmethod
    def gradients(W1, b1, W2, b2, x, y):
        loss, x, W2, a, h, dz = _backward(W1, b1, W2, b2, x, y)
        dz = dz * len(y)
        dh = (dz @ W2.T) * (a > 0)
        return loss, x.T @ dh, dh.sum(axis=0), h.T @ dz, dz.sum(axis=0)


class bias_averaged_twice:  # noqa: N801 - as above
    """`db1` and `db2` are too small by a factor of N, and both weight gradients are right. Where has the
    mean over the examples already been taken?

    Add up the bias gradients over the examples; the division by N is in the gradient at the logits.
    """

    @staticmethod
    def gradients(W1, b1, W2, b2, x, y):
        loss, x, W2, a, h, dz = _backward(W1, b1, W2, b2, x, y)
        dh = (dz @ W2.T) * (a > 0)
        return loss, x.T @ dh, dh.mean(axis=0), h.T @ dz, dz.mean(axis=0)


class first_layer_stands_still:  # noqa: N801 - as above
    """`dW1` and `db1` are zero, so that the first layer keeps its random weights. Does the loss depend on
    them?

    Carry the gradient on through the second layer's weights and the activation.
    """

    @staticmethod
    def gradients(W1, b1, W2, b2, x, y):
        loss, _, _, _, h, dz = _backward(W1, b1, W2, b2, x, y)
        return loss, np.zeros(W1.shape), np.zeros(b1.shape), h.T @ dz, dz.sum(axis=0)
