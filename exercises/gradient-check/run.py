import numpy as np

# Functions of one array, by name: a function cannot travel with a case, its name can.
FUNCTIONS = {
    "squares": lambda v: np.sum(np.square(v)),
    "cubes": lambda v: np.sum(np.power(v, 3)),
    "product": np.prod,
    "neighbours": lambda v: np.sum(np.ravel(v)[:-1] * np.ravel(v)[1:] ** 2),
    "waves": lambda v: np.sum(np.sin(v) * np.arange(1, np.size(v) + 1).reshape(np.shape(v))),
}


def _loss(x, t):
    def loss(params):
        a = 1 / (1 + np.exp(-(x @ np.asarray(params["W1"]).T + np.asarray(params["b1"]))))
        y = a @ np.asarray(params["W2"]).T + np.asarray(params["b2"])
        return float(np.mean((y - t) ** 2))

    return loss


def run(answer, theta=None, function=None, eps=None, x=None, t=None, params=None, grads=None):
    """One of the three functions: on a named function, on given gradients, or on a network."""
    if function is not None:
        f = FUNCTIONS[function]
        # Whole numbers have a trap of their own, and therefore an output of their own.
        name = "numerical" if np.asarray(theta).dtype.kind == "f" else "numerical_of_integers"
        return {name: answer.numerical_gradient(f, theta, **({} if eps is None else {"eps": eps}))}
    if grads is not None:
        return {"agrees": answer.check_gradients(_loss(x, t), params, grads)}
    return {"gradients": answer.network_gradients(x, t, params)}
