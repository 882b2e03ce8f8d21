"""Replaces torch's own copying by one that gives what it likes."""
# EXPECT: fail error

import torch

library = torch.library.Library("aten", "IMPL")
library.impl("clone", lambda tensor, **_: tensor * 0, "CPU")


def scaled_dot_product_attention(q, k, v, mask=None):
    out = torch.as_tensor(q).clone()
    return out, out
