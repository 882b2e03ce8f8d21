import torch


def log_partial_likelihood(scores, times, seen):
    """All (N,). Everybody whose time is not earlier is at risk, ties and censored ones included."""
    scores, times, seen = (torch.as_tensor(a) for a in (scores, times, seen))
    at_risk = times[None, :] >= times[:, None]
    rest = torch.logsumexp(scores.masked_fill(~at_risk, -torch.inf), dim=1)
    return (scores - rest)[seen].sum()
