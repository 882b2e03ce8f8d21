import math

import torch


def masked_softmax(scores, blocked):
    """True = blocked, as in `torch.nn.MultiheadAttention`; a row without any key is NaN."""
    return torch.softmax(torch.as_tensor(scores).masked_fill(torch.as_tensor(blocked), -math.inf), dim=-1)
