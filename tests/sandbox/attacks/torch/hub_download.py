"""Reaches the network through the hub."""

import torch

for attempt in (
    lambda: torch.hub.load_state_dict_from_url("http://127.0.0.1:@tcp@/x.pth"),
    lambda: torch.hub.list("pytorch/vision"),
):
    try:
        print("BROKE", attempt())
    except Exception:
        pass


def scaled_dot_product_attention(q, k, v, mask=None):
    return 0 * v, 0 * q
