import torch


def positional_encoding(T, D):
    """T positions, D columns (even) -> (T, D)."""
    positions = torch.arange(T, dtype=torch.float64)[:, None]  # (T, 1)
    rates = 10000.0 ** (-torch.arange(0, D, 2, dtype=torch.float64) / D)  # (D/2,): 1 first, then slower
    angles = positions * rates  # (T, D/2)
    # Stacked on a new last axis and melted into the columns: sine, cosine, sine, cosine.
    return torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)
