"""Saves a tensor where others could load it."""

import torch

for path in ("@open@", "@folder@/@mark@.pt", "/dev/shm/@mark@.pt"):
    try:
        torch.save(torch.ones(2), path)
        print("BROKE", path)
    except Exception:
        pass


def scaled_dot_product_attention(q, k, v, mask=None):
    return 0 * v, 0 * q
