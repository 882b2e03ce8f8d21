import numpy as np

BIG = 0.012  # a planted error is at least this large somewhere


def _network(rng, n, d, h, o):
    params = {
        "W1": rng.normal(size=(h, d)),
        "b1": rng.normal(size=h),
        "W2": rng.normal(size=(o, h)),
        "b2": rng.normal(size=o),
    }
    return {"x": rng.normal(size=(n, d)), "t": rng.normal(size=(n, o)), "params": params}


def _gradients(x, t, params):
    a = 1 / (1 + np.exp(-(x @ params["W1"].T + params["b1"])))
    dy = 2 * (a @ params["W2"].T + params["b2"] - t) / t.size
    dz = dy @ params["W2"] * a * (1 - a)
    return {"W1": dz.T @ x, "b1": dz.sum(axis=0), "W2": dy.T @ a, "b2": dy.sum(axis=0)}


def _planted(rng, wrong, d=2, h=2):
    """A network and its gradients, of which `wrong` makes some wrong, visibly so."""
    while True:
        network = _network(rng, 3, d, h, 2)
        right = _gradients(**network)
        grads = right | wrong(right)
        off = [np.abs(grads[name] - right[name]).max() for name in right]
        if all(each == 0 or each > BIG for each in off):
            return network | {"grads": grads}


def _nudged(array, place, by):
    array = array.copy()
    array.flat[place] += by
    return array


def cases(rng):
    yield "squares", {"function": "squares", "theta": np.array([3.0, 0.0])}
    yield "squares of integers", {"function": "squares", "theta": np.array([[1, 2], [3, 4]])}
    yield "cubes", {"function": "cubes", "theta": np.array([10.0, -3.0])}
    yield "cubes, a wide step", {"function": "cubes", "theta": np.array([1.0, -2.0, 0.0]), "eps": 0.5}
    yield "a product", {"function": "product", "theta": np.array([[2.0, 3.0, 5.0]]), "eps": 0.25}
    yield "neighbours", {"function": "neighbours", "theta": rng.normal(size=(2, 3)), "eps": 0.125}
    yield "waves", {"function": "waves", "theta": rng.normal(size=(2, 2, 2)), "eps": 0.5}
    yield "all right", _planted(rng, lambda g: {})
    yield "a bias too small", _planted(rng, lambda g: {"b2": g["b2"] / 3})
    yield "a table mirrored", _planted(rng, lambda g: {"W1": g["W1"].T})
    yield "one entry too large", _planted(rng, lambda g: {"W2": _nudged(g["W2"], 3, 0.2)})
    yield "one entry too small", _planted(rng, lambda g: {"b1": _nudged(g["b1"], 1, -0.2)})
    yield "one entry slightly off", _planted(rng, lambda g: {"W1": _nudged(g["W1"], 2, 0.02)})
    yield "first entries too large", _planted(rng, lambda g: {name: _nudged(g[name], 0, 0.2) for name in g})
    yield "first entries too small", _planted(rng, lambda g: {name: _nudged(g[name], 0, -0.2) for name in g})
    yield (
        "one entry of a large table",
        _planted(rng, lambda g: {"W1": _nudged(g["W1"], 100, 0.02)}, d=20, h=12),
    )
    yield "two arrays wrong", _planted(rng, lambda g: {"W1": 3 * g["W1"] + 0.5, "b1": 3 * g["b1"] + 0.5})
    yield "every sign wrong", _planted(rng, lambda g: {name: -g[name] for name in g})
    yield "your network, small", _network(rng, 2, 1, 2, 1)
    yield "your network", _network(rng, 5, 3, 4, 2)
