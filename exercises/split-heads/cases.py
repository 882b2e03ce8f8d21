import numpy as np


def _case(rng, B, T, D, num_heads):
    """Whole numbers that tell every entry apart."""
    x = np.arange(B * T * D, dtype=float).reshape(B, T, D)
    y = rng.permutation(B * T * D).astype(float).reshape(B, num_heads, T, D // num_heads)
    return {"x": x, "num_heads": num_heads, "y": y}


def cases(rng):
    first = np.array([[[0.0, 1.0, 2.0, 3.0], [10.0, 11.0, 12.0, 13.0]]])
    merged = np.array([[[[0.0, 1.0], [10.0, 11.0]], [[2.0, 3.0], [12.0, 13.0]]]])
    yield "two positions, two heads", {"x": first, "num_heads": 2, "y": merged}
    yield "one head", _case(rng, 1, 3, 2, 1)
    yield "as many heads as columns", _case(rng, 1, 2, 3, 3)
    yield "one position", _case(rng, 2, 1, 4, 2)
    yield (
        "integers",
        {n: np.asarray(a).astype(int) for n, a in _case(rng, 1, 3, 4, 2).items()} | {"num_heads": 2},
    )
    yield (
        "float32",
        {
            "x": rng.normal(size=(2, 3, 4)).astype(np.float32),
            "num_heads": 2,
            "y": rng.normal(size=(2, 2, 3, 2)).astype(np.float32),
        },
    )
    yield "as many positions as heads", _case(rng, 1, 2, 6, 2)
    yield "a batch", _case(rng, 3, 4, 6, 3)
    yield "all sizes equal", _case(rng, 2, 2, 4, 2)
