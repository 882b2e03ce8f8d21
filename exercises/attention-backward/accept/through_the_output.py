import numpy as np


def attention_backward(q, k, v, dout):
    """The row's average of the gradients is the output itself times dout."""
    s = np.einsum("ic,jc->ij", q, k) / k.shape[-1] ** 0.5
    a = np.exp(s - np.logaddexp.reduce(s, axis=1)[:, None])
    average = ((a @ v) * dout).sum(axis=1)
    ds = a * (np.einsum("ic,jc->ij", dout, v) - average[:, None]) / k.shape[-1] ** 0.5
    return np.einsum("ij,jc->ic", ds, k), np.einsum("ij,ic->jc", ds, q), np.einsum("ij,ic->jc", a, dout)
