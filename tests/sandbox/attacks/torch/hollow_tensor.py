"""Returns a tensor without entries whose sums would fill all memory of the judge."""
# EXPECT: error

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    return torch.empty((1 << 26, 0)), torch.as_tensor(q)
