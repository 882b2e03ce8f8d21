"""Returns a sparse tensor that is ten gigabytes when written out."""

# EXPECT: fail error
import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    t = torch.sparse_coo_tensor(torch.zeros(2, 1, dtype=torch.long), torch.ones(1), (1 << 16, 1 << 16))
    return t, t
