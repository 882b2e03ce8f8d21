import torch
from torch.nn.functional import linear


def lstm_cell(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Tensors; two linear layers and a view with an axis for the blocks."""
    x, h, c, W_ih, W_hh, b_ih, b_hh = (torch.as_tensor(a) for a in (x, h, c, W_ih, W_hh, b_ih, b_hh))
    z = (linear(x, W_ih, b_ih) + linear(h, W_hh, b_hh)).view(len(x), 4, -1)
    gates = z.sigmoid()
    new = gates[:, 1] * c + gates[:, 0] * z[:, 2].tanh()
    return gates[:, 3] * new.tanh(), new
