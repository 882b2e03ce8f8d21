import numpy as np


def mlp_loss_and_grads(
    X: np.ndarray, y: np.ndarray, W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray
) -> tuple[float, dict[str, np.ndarray]]:
    """Mean cross-entropy of a two-layer classifier with rectifiers, and its gradients.

    X: (N, D), y: (N,), W1: (D, H), b1: (H,), W2: (H, C), b2: (C,).
    Returns loss, and {"W1": (D, H), "b1": (H,), "W2": (H, C), "b2": (C,)}.
    """
    raise NotImplementedError
