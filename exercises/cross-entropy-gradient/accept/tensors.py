import torch


def cross_entropy(logits, t):
    x = torch.as_tensor(logits).double()
    t = torch.as_tensor(t).long()
    log_p = x - x.logsumexp(1, keepdim=True)
    one_hot = torch.eye(x.shape[1], dtype=torch.float64)[t]
    return -(one_hot * log_p).sum(1).mean(), (log_p.exp() - one_hot) / len(t)
