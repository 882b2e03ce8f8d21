import torch


def band_mask(T, w):
    """(T, T) boolean: True where the distance of two positions is at most w."""
    position = torch.arange(T)
    return (position[:, None] - position).abs() <= w
