import numpy as np


def run(answer, params, x, t, unseen, orders, batch_size, rate):
    """Gradients at the start and after three steps, then a whole training, then pictures never seen."""
    few = slice(0, 40)
    outputs = {"scores_step0": answer.scores(params, x[few])}
    outputs |= _named(answer.loss_and_grads(params, x[few], t[few]), "step0")
    three = orders[0, : 3 * batch_size]
    in_order = np.arange(len(three))[None]
    third, _ = answer.fit(params, x[three], t[three], in_order, batch_size, rate)
    outputs |= _named(answer.loss_and_grads(_arrays(third), x[few], t[few]), "step3")
    trained, losses = answer.fit(params, x, t, orders, batch_size, rate)
    outputs["loss_curve"] = _by_epoch(losses, len(orders))
    outputs["predictions"] = answer.scores(_arrays(trained), unseen)
    return outputs


def _arrays(params):
    return {name: np.asarray(value) for name, value in params.items()}


def _named(loss_and_grads, step):
    loss, grads = loss_and_grads
    return {f"loss_{step}": loss} | {f"d{name}_{step}": grads[name] for name in sorted(grads)}


def _by_epoch(losses, epochs):
    """The mean loss of each epoch: single batches go up and down."""
    return np.asarray([float(loss) for loss in losses]).reshape(epochs, -1).mean(axis=1)
