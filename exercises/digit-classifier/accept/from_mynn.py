import mynn
import numpy as np

LAYERS = (1, 2, 3)


def _forward(params, x):
    """What enters each layer, and the scores."""
    inputs = []
    for layer in LAYERS:
        inputs.append(x)
        x = x @ params[f"W{layer}"].T + params[f"b{layer}"]
        if layer != LAYERS[-1]:
            x = np.maximum(x, 0)
    return inputs, x


def scores(params, x):
    return _forward(params, x)[1]


def loss_and_grads(params, x, t):
    """One layer after another from behind; a unit was on where what entered the next layer is above 0."""
    inputs, s = _forward(params, x)
    loss, d = mynn.cross_entropy(s, t)
    grads = {}
    for layer in reversed(LAYERS):
        into = inputs[layer - 1]
        d, grads[f"W{layer}"], grads[f"b{layer}"] = (
            np.asarray(g) for g in mynn.linear_backward(into, params[f"W{layer}"], np.asarray(d))
        )
        d = d * (into > 0)
    return loss, grads


def fit(params, x, t, orders, batch_size, rate):
    return mynn.train(params, loss_and_grads, x, t, orders, batch_size, rate)
