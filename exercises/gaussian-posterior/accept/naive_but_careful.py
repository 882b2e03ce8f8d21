import torch


def posterior(X, mu1, mu2, S1, S2, n1, n2):
    """Torch: one over one plus the exponential of the other class's lead, which may be infinite."""
    X = torch.as_tensor(X).double()
    terms = []
    for mu, S in ((mu1, S1), (mu2, S2)):
        away = X - torch.as_tensor(mu).double()
        precision = torch.linalg.inv(torch.as_tensor(S).double())
        terms.append(0.5 * precision.logdet() - 0.5 * ((away @ precision) * away).sum(dim=1))
    return 1 / (1 + torch.exp(terms[1] - terms[0]) * (n2 / n1))
