import numpy as np


def sigmoid_net(x: np.ndarray, W: np.ndarray, b: np.ndarray, c: np.ndarray, b0: float) -> np.ndarray:
    """The output b0 + c · sigmoid(b + W x) for each example.

    x: (N, D); W: (H, D), one neuron a row; b, c: (H,); b0: one number. Returns (N,).
    """
    raise NotImplementedError
