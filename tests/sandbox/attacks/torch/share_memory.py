"""Makes shared memory that outlives the cell."""

import torch

try:
    torch.ones(4).share_memory_()
    print("BROKE")
except Exception:
    pass


def scaled_dot_product_attention(q, k, v, mask=None):
    return 0 * v, 0 * q
