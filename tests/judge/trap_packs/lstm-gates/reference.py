import torch


def lstm_cell(x, h, c, W, U, b):
    """Gates in the order input, forget, candidate, output, as `torch.nn.LSTMCell` has them."""
    x, h, c, W, U, b = (torch.as_tensor(a) for a in (x, h, c, W, U, b))
    return torch.lstm_cell(x, (h, c), W, U, b, torch.zeros_like(b))
