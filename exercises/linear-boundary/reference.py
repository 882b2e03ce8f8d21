import math

import torch


def shared_wb(mu1, mu2, S1, S2, n1, n2):
    """mu1, mu2: (D,), S1, S2: (D, D), n1, n2: counts -> w: (D,), b: one number."""
    mu1, mu2, S1, S2 = (torch.as_tensor(a) for a in (mu1, mu2, S1, S2))
    # A class counts for as much as it has examples; its own covariance may even be singular.
    S = (n1 * S1 + n2 * S2) / (n1 + n2)
    w = torch.linalg.solve(S, mu1 - mu2)
    # The difference of the two squares is a product of sum and difference, and one solution is enough:
    # mu1' inv(S) mu1 - mu2' inv(S) mu2 = (mu1 + mu2)' inv(S) (mu1 - mu2), because S is symmetric.
    b = -(mu1 + mu2) @ w / 2 + math.log(n1 / n2)
    return w, b
