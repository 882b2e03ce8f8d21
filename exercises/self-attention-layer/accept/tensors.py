import torch


def self_attention(x, Wq, Wk, Wv):
    x, *W = (torch.as_tensor(a).double() for a in (x, Wq, Wk, Wv))
    q, k, v = (x.matmul(w) for w in W)
    return torch.einsum("...qd,...kd->...qk", q, k).div(q.size(-1) ** 0.5).softmax(-1).matmul(v)
