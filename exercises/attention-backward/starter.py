import numpy as np


def attention_backward(
    q: np.ndarray, k: np.ndarray, v: np.ndarray, dout: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of the loss with respect to queries, keys and values.

    q: (Tq, d), k: (Tk, d), v: (Tk, dv), dout: (Tq, dv), the gradient at softmax(q k^T / sqrt(d)) v.
    Returns dq: (Tq, d), dk: (Tk, d), dv: (Tk, dv).
    """
    raise NotImplementedError
