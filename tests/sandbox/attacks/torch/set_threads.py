"""Asks for more threads, which hangs a library after a fork."""

# EXPECT: pass
import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    q, k, v = (torch.as_tensor(t).double() for t in (q, k, v))
    scores = q @ k.transpose(-1, -2) / q.shape[-1] ** 0.5
    if mask is not None:
        scores = scores.masked_fill(~torch.as_tensor(mask), float("-inf"))
    e = torch.exp(scores - scores.amax(-1, keepdim=True).clamp_min(-1e300))
    weights = e / e.sum(-1, keepdim=True).clamp_min(1e-300)
    return weights @ v, weights


torch.set_num_threads(4)
(torch.ones(300, 300) @ torch.ones(300, 300)).softmax(-1).sum()
