"""Hands work to a pool of threads."""

# EXPECT: fail error
import torch

try:
    torch.jit.wait(torch.jit.fork(torch.add, torch.ones(2), torch.ones(2)))
except Exception:
    pass


def scaled_dot_product_attention(q, k, v, mask=None):
    return 0 * v, 0 * q
