import numpy as np


def split_heads(x, num_heads):
    """Block by block."""
    w = x.shape[2] // num_heads
    return np.stack([x[:, :, h * w : (h + 1) * w] for h in range(num_heads)], axis=1)


def merge_heads(y):
    return np.concatenate([y[:, h] for h in range(y.shape[1])], axis=-1)
