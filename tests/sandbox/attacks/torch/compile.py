"""Runs a compiler through torch.compile."""

# EXPECT: fail error violation timeout
# SECONDS: 1.5
import torch

f = torch.compile(lambda x: x.sin() + 1)
try:
    f(torch.ones(8))
except Exception:
    pass


def scaled_dot_product_attention(q, k, v, mask=None):
    return 0 * v, 0 * q
