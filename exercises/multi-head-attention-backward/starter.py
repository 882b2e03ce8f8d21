import numpy as np


def mha_forward(
    x: np.ndarray,
    Wq: np.ndarray,
    Wk: np.ndarray,
    Wv: np.ndarray,
    Wo: np.ndarray,
    bq: np.ndarray,
    bk: np.ndarray,
    bv: np.ndarray,
    bo: np.ndarray,
    num_heads: int,
    causal: bool = False,
) -> tuple[np.ndarray, object]:
    """x: (B, T, D), weights (D, D), biases (D,) -> out: (B, T, D), and a cache of your choice."""
    raise NotImplementedError


def mha_backward(dout: np.ndarray, cache: object) -> dict[str, np.ndarray]:
    """dout: (B, T, D) -> gradients by name: x, Wq, Wk, Wv, Wo, bq, bk, bv, bo."""
    raise NotImplementedError
