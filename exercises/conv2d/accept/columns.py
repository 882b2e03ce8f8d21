import torch
from torch.nn.functional import unfold


def conv2d(x, w, b=None, stride=1, padding=0):
    """Each window written out as a column, so that the filters become the rows of one matrix."""
    x, w = torch.as_tensor(x).double(), torch.as_tensor(w).double()
    N, _, H, W = x.shape
    filters, _, kh, kw = w.shape
    columns = unfold(x, (kh, kw), padding=padding, stride=stride)
    y = w.reshape(filters, -1) @ columns
    if b is not None:
        y = y + torch.as_tensor(b).double()[:, None]
    return y.reshape(N, filters, (H + 2 * padding - kh) // stride + 1, (W + 2 * padding - kw) // stride + 1)
