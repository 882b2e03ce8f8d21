import numpy as np


def _slide(x, k):
    windows = np.lib.stride_tricks.sliding_window_view(x, k.shape)
    return np.einsum("abij,ij->ab", windows, k)


def kernel_flipped(x, k):
    """An edge from dark to bright gives the sign that one from bright to dark should have. Was the kernel
    laid on as it is?

    Networks slide the kernel over the picture without flipping it.
    """
    return _slide(x, k[::-1, ::-1])


def kernel_flipped_sideways(x, k):
    """Left and right are exchanged in your kernel, top and bottom are not. Was it laid on as it is?

    Networks slide the kernel over the picture without flipping it along any axis.
    """
    return _slide(x, k[:, ::-1])


def kernel_flipped_upside_down(x, k):
    """Top and bottom are exchanged in your kernel, left and right are not. Was it laid on as it is?

    Networks slide the kernel over the picture without flipping it along any axis.
    """
    return _slide(x, k[::-1])
