"""Hangs inside autograd."""

# EXPECT: timeout
# SECONDS: 0.7
import torch


class Endless(torch.autograd.Function):
    @staticmethod
    def forward(context, x):
        return x * 1

    @staticmethod
    def backward(context, gradient):
        while True:
            pass


x = torch.ones(2, requires_grad=True)
Endless.apply(x).sum().backward()
