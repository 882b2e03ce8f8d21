"""Returns a tensor subclass that lies to every function."""

# EXPECT: fail error
import torch


class Lying(torch.Tensor):
    @classmethod
    def __torch_function__(cls, function, kinds, arguments=(), named=None):
        return torch.ones(1)


def scaled_dot_product_attention(q, k, v, mask=None):
    return torch.zeros(2, 2).as_subclass(Lying), torch.zeros(2, 2).as_subclass(Lying)
