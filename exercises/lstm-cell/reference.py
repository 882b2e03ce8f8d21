import torch


def lstm_cell(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """x: (N, D), h, c: (N, H), W_ih: (4H, D), W_hh: (4H, H), b_ih, b_hh: (4H,) -> h, c: (N, H) each."""
    x, h, c = (torch.as_tensor(a) for a in (x, h, c))
    W_ih, W_hh, b_ih, b_hh = (torch.as_tensor(a) for a in (W_ih, W_hh, b_ih, b_hh))
    # One product for all four blocks: weights times input plus weights times hidden values, and both biases.
    z = x @ W_ih.T + b_ih + h @ W_hh.T + b_hh
    i, f, g, o = z.chunk(4, dim=1)
    # The old memory is not pushed through a matrix or a tanh: with f = 1 it comes out as it went in.
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    h = torch.sigmoid(o) * torch.tanh(c)
    return h, c
