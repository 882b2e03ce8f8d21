import torch


def split_heads(x, num_heads):
    """x: (B, T, D) -> (B, num_heads, T, D / num_heads)."""
    B, T, D = torch.as_tensor(x).shape
    # Cut the last axis in two, then carry the heads past the positions. A reshape alone would keep the
    # order in memory and hand a head pieces of several positions.
    return torch.as_tensor(x).reshape(B, T, num_heads, D // num_heads).transpose(1, 2)


def merge_heads(y):
    """y: (B, num_heads, T, w) -> (B, T, num_heads * w)."""
    B, num_heads, T, w = torch.as_tensor(y).shape
    return torch.as_tensor(y).transpose(1, 2).reshape(B, T, num_heads * w)
