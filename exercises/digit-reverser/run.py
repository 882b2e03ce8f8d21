import numpy as np


def run(answer, params, ids, t, unseen, orders, batch_size, rate):
    """Gradients at the start and after three steps, then a whole training, then sequences never seen."""
    few = slice(0, 20)
    outputs = {"scores_step0": answer.scores(params, ids[few])}
    outputs |= _named(answer.loss_and_grads(params, ids[few], t[few]), "step0")
    three = orders[0, : 3 * batch_size]
    in_order = np.arange(len(three))[None]
    third, _ = answer.fit(params, ids[three], t[three], in_order, batch_size, rate)
    outputs |= _named(answer.loss_and_grads(_arrays(third), ids[few], t[few]), "step3")
    trained, losses = answer.fit(params, ids, t, orders, batch_size, rate)
    outputs["loss_curve"] = _by_epoch(losses, len(orders))
    outputs["predictions"] = _rows(answer.scores(_arrays(trained), unseen))
    return outputs


def _arrays(params):
    return {name: np.asarray(value) for name, value in params.items()}


def _rows(scores):
    """One row for each digit of each sequence."""
    scores = np.asarray(scores)
    return scores.reshape(-1, scores.shape[-1])


def _named(loss_and_grads, step):
    loss, grads = loss_and_grads
    return {f"loss_{step}": loss} | {f"d{name}_{step}": grads[name] for name in sorted(grads)}


def _by_epoch(losses, epochs):
    """The mean loss of each epoch: single batches go up and down."""
    return np.asarray([float(loss) for loss in losses]).reshape(epochs, -1).mean(axis=1)
