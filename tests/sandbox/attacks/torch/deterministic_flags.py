"""Changes torch's global switches, which the next answer must not find."""

import torch

torch.set_default_dtype(torch.float16)
torch.set_grad_enabled(False)
torch.use_deterministic_algorithms(True)
torch.set_flush_denormal(True)


def scaled_dot_product_attention(q, k, v, mask=None):
    return 0 * v, 0 * q
