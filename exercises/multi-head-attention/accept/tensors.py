import torch


def multi_head_attention(x, Wq, Wk, Wv, Wo, bq, bk, bv, bo, num_heads, causal=False):
    x, Wq, Wk, Wv, Wo, bq, bk, bv, bo = (
        torch.as_tensor(a).double() for a in (x, Wq, Wk, Wv, Wo, bq, bk, bv, bo)
    )
    heads = [
        torch.cat([y[..., None, :, :] for y in (x @ W + b).chunk(num_heads, -1)], 1)
        for W, b in ((Wq, bq), (Wk, bk), (Wv, bv))
    ]
    q, k, v = heads
    s = q @ k.mT * k.size(-1) ** -0.5
    if causal:
        s = s.masked_fill(~torch.ones_like(s, dtype=torch.bool).tril(), float("-inf"))
    return torch.cat(list((s.softmax(-1) @ v).unbind(1)), -1) @ Wo + bo
