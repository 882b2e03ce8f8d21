"""Overflows the C stack by a deep graph that is taken down."""

# EXPECT: fail error timeout
# SECONDS: 3
import torch

x = torch.ones(1, requires_grad=True)
y = x
for _ in range(60_000):
    y = y + 1
del y


def scaled_dot_product_attention(q, k, v, mask=None):
    return 0 * v, 0 * q
