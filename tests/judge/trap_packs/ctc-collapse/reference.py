import torch


def collapse(path):
    """path: (T,) symbols, 0 is the blank -> repeated symbols merged first, then blanks removed."""
    merged = torch.unique_consecutive(torch.as_tensor(path))
    return merged[merged != 0]
