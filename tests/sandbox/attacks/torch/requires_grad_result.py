"""Is right and carries a graph; must pass."""

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


right = scaled_dot_product_attention


def scaled_dot_product_attention(q, k, v, mask=None):
    out, weights = right(q, k, v, mask)
    return out.requires_grad_() * 1, weights.requires_grad_() * 1
