"""Uses autograd in the cell, which must not hang after the fork."""

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


w = torch.ones(4, 4, requires_grad=True)
(w @ w).softmax(-1).sum().backward()
assert w.grad is not None
