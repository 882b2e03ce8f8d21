import mynn
import numpy as np

HEADS = 2
ATTENTION = ("Wq", "Wk", "Wv", "Wo", "bq", "bk", "bv", "bo")


def _forward(params, ids):
    """What the last layer gets, (B, T, D), and the two caches."""
    h = np.asarray(mynn.embedding(ids, params["E"])) + params["P"]
    a, of_attention = mynn.mha_forward(h, *(params[name] for name in ATTENTION), HEADS)
    y, of_norm = mynn.layernorm_forward(h + np.asarray(a), params["gamma"], params["beta"])
    return np.asarray(y), of_attention, of_norm


def scores(params, ids):
    return _forward(params, ids)[0] @ params["W"].T + params["b"]


def loss_and_grads(params, ids, t):
    y, of_attention, of_norm = _forward(params, ids)
    rows = y.reshape(-1, y.shape[-1])
    loss, ds = mynn.cross_entropy(rows @ params["W"].T + params["b"], t.reshape(-1))
    dy, dW, db = mynn.linear_backward(rows, params["W"], np.asarray(ds))
    d, dgamma, dbeta = mynn.layernorm_backward(np.asarray(dy).reshape(y.shape), of_norm)
    grads = dict(mynn.mha_backward(np.asarray(d), of_attention))
    dh = np.asarray(d) + np.asarray(grads.pop("x"))
    grads |= {"W": dW, "b": db, "gamma": dgamma, "beta": dbeta}
    grads |= {"P": dh.sum(axis=0), "E": mynn.embedding_backward(dh, ids, len(params["E"]))}
    return loss, {name: np.asarray(g) for name, g in grads.items()}


def fit(params, ids, t, orders, batch_size, rate):
    numbers = np.arange(len(ids))  # `train` takes one label a row: the row's number stands for its digits

    def of_rows(params, _, rows):
        return loss_and_grads(params, ids[rows], t[rows])

    return mynn.train(params, of_rows, ids, numbers, orders, batch_size, rate)
