import math


def distillation_loss(student, teacher, T):
    """Plain Python, skipping the classes that the teacher gives nothing."""
    total = 0.0
    for v, u in zip(student, teacher, strict=True):
        log_q, log_p = _log_shares(v, T), _log_shares(u, T)
        total += math.fsum(math.exp(lp) * (lp - lq) for lp, lq in zip(log_p, log_q, strict=True))
    return T**2 * total / len(student)


def _log_shares(scores, T):
    scores = [float(s) / T for s in scores]
    top = max(scores)
    rest = math.log(math.fsum(math.exp(s - top) for s in scores))
    return [s - top - rest for s in scores]
