import numpy as np

WEIGHTS, BIASES = ("Wq", "Wk", "Wv", "Wo"), ("bq", "bk", "bv", "bo")


def _plain(x, num_heads, **more):
    """Unit matrices and no biases."""
    D = x.shape[-1]
    weights = {name: np.eye(D, dtype=x.dtype) for name in WEIGHTS}
    biases = {name: np.zeros(D, dtype=x.dtype) for name in BIASES}
    return {"x": x} | weights | biases | {"num_heads": num_heads} | more


def _random(rng, B, T, D, num_heads, **more):
    weights = {name: rng.normal(size=(D, D)) * 1.5 / np.sqrt(D) for name in WEIGHTS}
    biases = {name: rng.normal(size=D) for name in BIASES}
    return {"x": rng.normal(size=(B, T, D))} | weights | biases | {"num_heads": num_heads} | more


def _as(kind, inputs):
    return {n: a.astype(kind) if isinstance(a, np.ndarray) else a for n, a in inputs.items()}


def cases(rng):
    first = np.array([[[1.0, 0.0], [0.0, 1.0]]])
    yield "two heads, unit matrices", _plain(first, 2)
    yield "two heads, causal", _plain(first, 2, causal=True)
    yield "one head", _plain(first, 1)
    yield (
        "two heads of width 2",
        _plain(np.array([[[1.0, 2.0, 0.0, 1.0], [0.0, 1.0, 3.0, -1.0], [2.0, 0.0, 1.0, 0.0]]]), 2),
    )
    yield "one position", _random(rng, 1, 1, 4, 2, causal=True)
    yield "biases and all", _random(rng, 1, 3, 4, 2)
    yield "causal, three heads", _random(rng, 1, 4, 6, 3, causal=True)
    yield "a batch", _random(rng, 3, 2, 4, 2)
    yield "a batch, causal", _random(rng, 2, 4, 4, 2, causal=True)
    yield "as many heads as columns", _random(rng, 1, 3, 3, 3)
    yield "causal is false", _random(rng, 1, 3, 4, 4, causal=False)
    yield "all sizes equal", _random(rng, 2, 2, 4, 2)
    yield "as many positions as columns", _random(rng, 1, 4, 4, 1, causal=True)
    yield (
        "integers",
        _as(
            int,
            {
                n: np.round(a * 2) if isinstance(a, np.ndarray) else a
                for n, a in _random(rng, 1, 2, 4, 2).items()
            },
        ),
    )
    yield "float32", _as(np.float32, _random(rng, 2, 3, 4, 2, causal=True))
    large = np.array([[[30.0, 0.0], [20.0, 40.0], [0.0, -50.0]]])
    yield "scores around 1000", _plain(large, 2, causal=True)
    # In head 0 every score is -1000, and the values are 0, 1, 2.
    low = _plain(np.array([[[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]]]), 2, causal=True)
    swapped = np.array([[0.0, 1.0], [1.0, 0.0]])
    yield "scores of -1000", low | {"Wk": np.zeros((2, 2)), "bk": np.array([-1000.0, 0.0]), "Wv": swapped}
