import numpy as np


def _velocities(grads, mu):
    b = np.zeros(grads.shape[1])
    for g in grads:
        b = mu * b + g
        yield g, b


def point_behind_stored(x, grads, lr, mu):
    """Your result is the point that the steps have reached, without the look ahead. Which of the two does
    the statement ask for?

    Add mu times the velocity once more at the end: there the next gradient is taken.
    """
    for _, b in _velocities(grads, mu):
        x = x - lr * b
    return x


def gradient_counted_once(x, grads, lr, mu):
    """Your steps are mu times the velocity alone. Where is the newest gradient in full?

    A step is lr times the gradient plus mu times the velocity, which holds the gradient already.
    """
    for _, b in _velocities(grads, mu):
        x = x - lr * mu * b
    return x
