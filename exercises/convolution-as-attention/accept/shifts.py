import numpy as np


def attention_convolution(x, W):
    """A row of zeros at each end, and three shifted views."""
    padded = np.pad(x, ((1, 1), (0, 0)))
    return np.einsum("htd,hdo->to", np.stack([padded[h : h + len(x)] for h in range(3)]), W)
