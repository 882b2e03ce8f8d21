import torch


def lag_features(series, days):
    """series: (T,), days: a whole number -> X: (T - days, days), y: (T - days,)."""
    # Each window holds the features and, as its last number, the label; it moves on by one day.
    windows = torch.as_tensor(series).unfold(0, days + 1, 1)  # (T - days, days + 1)
    return windows[:, :-1], windows[:, -1]
