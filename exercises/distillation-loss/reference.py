import torch
from torch.nn import functional


def distillation_loss(student, teacher, T):
    """student, teacher: (N, C) scores, T > 0 -> (), T squared times the mean divergence of the rows."""
    log_q = torch.log_softmax(_floating(student) / T, dim=1)
    log_p = torch.log_softmax(_floating(teacher) / T, dim=1)
    # kl_div takes the student first and in logarithms. "batchmean" divides by N; "mean" would divide by N C.
    return T**2 * functional.kl_div(log_q, log_p, reduction="batchmean", log_target=True)


def _floating(a):
    a = torch.as_tensor(a)
    return a if a.is_floating_point() else a.double()
