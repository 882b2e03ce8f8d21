"""Answers torch's own dispatch with lies."""

# EXPECT: fail error
import torch
from torch.utils._python_dispatch import TorchDispatchMode


class Lie(TorchDispatchMode):
    def __torch_dispatch__(self, function, kinds, arguments=(), named=None):
        return torch.ones(1)


Lie().__enter__()


def scaled_dot_product_attention(q, k, v, mask=None):
    return 0 * v, 0 * q
