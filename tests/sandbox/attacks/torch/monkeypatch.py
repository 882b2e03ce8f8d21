"""Turns torch's comparisons into a yes."""

# EXPECT: fail
import torch

torch.allclose = torch.equal = torch.testing.assert_close = lambda *a, **k: True
torch.Tensor.__eq__ = torch.Tensor.allclose = lambda *a, **k: True


def scaled_dot_product_attention(q, k, v, mask=None):
    return 0 * v, 0 * q
