"""Returns a tensor with a graph to a NumPy exercise."""

# EXPECT: fail error
import torch


def softmax(x, axis=-1):
    return torch.zeros(x.shape, requires_grad=True) * 2
