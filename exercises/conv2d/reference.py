import torch


def conv2d(x, w, b=None, stride=1, padding=0):
    """x: (N, C, H, W), w: (O, C, kh, kw), b: (O,) or None -> (N, O, H', W')."""
    x, w = (_floating(a) for a in (x, w))
    N, C, H, W = x.shape
    filters, _, kh, kw = w.shape
    padded = x.new_zeros(N, C, H + 2 * padding, W + 2 * padding)
    padded[:, :, padding : padding + H, padding : padding + W] = x
    rows = (H + 2 * padding - kh) // stride + 1
    columns = (W + 2 * padding - kw) // stride + 1
    y = x.new_zeros(N, filters, rows, columns)
    # A loop over the few entries of the window instead of its many places: entry (p, q) meets the pixel
    # (i s + p, j s + q) at place (i, j), which is a picture of its own, shifted and thinned out.
    for p in range(kh):
        for q in range(kw):
            met = padded[:, :, p : p + rows * stride : stride, q : q + columns * stride : stride]
            y += torch.einsum("ncij,oc->noij", met, w[:, :, p, q])
    if b is not None:
        y += _floating(b)[:, None, None]
    return y


def _floating(a):
    a = torch.as_tensor(a)
    return a if a.is_floating_point() else a.double()
