"""Leaves a mode behind that answers every question about a tensor."""
# EXPECT: error

import torch


class Lies(torch.overrides.TorchFunctionMode):
    def __torch_function__(self, function, types, arguments=(), named=None):
        raise KeyError("asked")


def scaled_dot_product_attention(q, k, v, mask=None):
    out = torch.as_tensor(q)
    Lies().__enter__()
    return out, out
