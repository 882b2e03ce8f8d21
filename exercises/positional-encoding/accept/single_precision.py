import math

import torch


def positional_encoding(T, D):
    """Everything in float32, the rates as exponentials: what most tutorials write."""
    positions = torch.arange(T).float().unsqueeze(1)
    rates = torch.exp(torch.arange(0, D, 2).float() * (-math.log(10000.0) / D))
    table = torch.zeros(T, D)
    table[:, 0::2] = torch.sin(positions * rates)
    table[:, 1::2] = torch.cos(positions * rates)
    return table
