import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    """Torch with its own softmax and a graph hanging on the results."""
    q, k, v = (torch.as_tensor(a).double().requires_grad_() for a in (q, k, v))
    scores = torch.matmul(q, k.transpose(-2, -1)).div(q.size(-1) ** 0.5)
    if mask is not None:
        scores = torch.where(torch.as_tensor(mask), scores, float("-inf"))
    weights = torch.softmax(scores, dim=-1).nan_to_num(0.0)
    return weights.matmul(v), weights
