"""Takes ten gigabytes."""

import torch

try:
    torch.empty(10 << 30, dtype=torch.uint8).fill_(1)
    print("BROKE")
except RuntimeError:
    pass


def scaled_dot_product_attention(q, k, v, mask=None):
    return 0 * v, 0 * q
