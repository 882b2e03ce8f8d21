"""Starts a process through torch."""

import torch.multiprocessing as mp

for method in ("fork", "spawn"):
    try:
        mp.start_processes(print, nprocs=1, start_method=method)
        print("BROKE")
    except Exception:
        pass


def scaled_dot_product_attention(q, k, v, mask=None):
    return 0 * v, 0 * q
