import numpy as np

WEIGHTS, BIASES = ("Wq", "Wk", "Wv", "Wo"), ("bq", "bk", "bv", "bo")


def _random(rng, B, T, D, num_heads, **more):
    weights = {name: rng.normal(size=(D, D)) * 1.2 / np.sqrt(D) for name in WEIGHTS}
    biases = {name: rng.normal(size=D) for name in BIASES}
    arrays = {"x": rng.normal(size=(B, T, D)), "dout": rng.normal(size=(B, T, D))}
    return arrays | weights | biases | {"num_heads": num_heads} | more


def cases(rng):
    first = np.array([[[1.0, 0.0], [0.0, 1.0]]])
    plain = {name: np.eye(2) for name in WEIGHTS} | {name: np.zeros(2) for name in BIASES}
    yield "unit matrices", {"x": first, "dout": np.ones((1, 2, 2))} | plain | {"num_heads": 2}
    yield "one head", _random(rng, 1, 3, 2, 1)
    yield "one position", _random(rng, 1, 1, 4, 2)
    yield "two heads", _random(rng, 1, 3, 4, 2)
    yield "causal", _random(rng, 1, 4, 4, 2, causal=True)
    yield "a batch", _random(rng, 3, 2, 4, 2)
    yield "three heads, causal, a batch", _random(rng, 2, 4, 6, 3, causal=True)
    yield "as many heads as columns", _random(rng, 1, 3, 3, 3)
    yield "all sizes equal", _random(rng, 2, 2, 4, 2)
    yield "another call in between", _random(rng, 1, 2, 4, 2, later=rng.normal(size=(1, 2, 4)))
    # In head 0 the scores are 1000 and 900, then -1000 and -900: weights of 0 and 1.
    far = np.array([[[1.0, 1.0], [-1.0, 2.0]]])
    keys = {"Wk": np.array([[0.0, 0.0], [-100.0, 0.0]]), "bk": np.array([1100.0, 0.0])}
    dout = np.array([[[1.0, 2.0], [-0.5, 3.0]]])
    yield "scores around 1000 and -1000", plain | keys | {"x": far, "dout": dout, "num_heads": 2}
