"""Starts worker processes."""

import torch

try:
    for _ in torch.utils.data.DataLoader([1, 2, 3], num_workers=2):
        print("BROKE")
except Exception:
    pass


def scaled_dot_product_attention(q, k, v, mask=None):
    return 0 * v, 0 * q
