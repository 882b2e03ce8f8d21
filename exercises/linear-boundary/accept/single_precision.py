import torch


def shared_wb(mu1, mu2, S1, S2, n1, n2):
    """Torch, in float32, by a Cholesky factor."""
    mu1, mu2, S1, S2 = (torch.as_tensor(a).float() for a in (mu1, mu2, S1, S2))
    L = torch.linalg.cholesky((n1 * S1 + n2 * S2) / (n1 + n2))
    a, c = (torch.cholesky_solve(m[:, None], L)[:, 0] for m in (mu1, mu2))
    return a - c, (mu2 @ c - mu1 @ a) / 2 + torch.tensor(n1 / n2).log()
