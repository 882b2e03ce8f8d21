import torch


def distillation_loss(student, teacher, T):
    v, u = (torch.as_tensor(scores).double() / T for scores in (student, teacher))
    log_q, log_p = (s - s.logsumexp(-1, keepdim=True) for s in (v, u))
    return T**2 * (log_p.exp() * (log_p - log_q)).sum(-1).mean()
