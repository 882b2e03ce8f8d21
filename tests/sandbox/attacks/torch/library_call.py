"""Calls the library's own function by a name that no rule sees: a limit, recorded; not a boundary."""

# EXPECT: pass fail error
import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    f = getattr(torch.nn.functional, "scaled_dot_" + "product_attention")
    q, k, v = (torch.as_tensor(t).double() for t in (q, k, v))
    return f(q, k, v, None if mask is None else torch.as_tensor(mask)), 0 * q
