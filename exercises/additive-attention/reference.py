import torch


def additive_scores(Q, K, Wq, Wk, w):
    """Q: (Tq, dq), K: (Tk, dk), Wq: (h, dq), Wk: (h, dk), w: (h,) -> (Tq, Tk)."""
    Q, K, Wq, Wk, w = (_floating(a) for a in (Q, K, Wq, Wk, w))
    asked = Q @ Wq.mT  # (Tq, h)
    offered = K @ Wk.mT  # (Tk, h)
    # An axis of length 1 in each makes every query meet every key: (Tq, 1, h) + (1, Tk, h).
    hidden = torch.tanh(asked[:, None] + offered[None])
    return hidden @ w


def _floating(a):
    a = torch.as_tensor(a)
    return a if a.is_floating_point() else a.double()
