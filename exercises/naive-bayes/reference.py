import torch


def naive_bayes(X, y, points):
    """X: (N, D) of 0 and 1, y: (N,), points: (M, D) of 0 and 1 -> (M, C)."""
    X, points = (torch.as_tensor(a).double() for a in (X, points))
    members = torch.nn.functional.one_hot(torch.as_tensor(y).long()).double()  # (N, C)
    sizes = members.sum(dim=0)
    ones = members.T @ X / sizes[:, None]  # (C, D), the share of ones in each feature

    # A class that never showed a value gets log 0 = -inf for it. But where the value is not asked for,
    # 0 * log 0 must count as 0; xlogy knows that, a matrix product with the logarithms does not.
    x = points[:, None, :]  # (M, 1, D) meets (C, D)
    log_likelihood = torch.special.xlogy(x, ones) + torch.special.xlogy(1 - x, 1 - ones)

    # A sum of logarithms, because the product of thousands of probabilities underflows to 0.
    return torch.softmax((sizes / len(X)).log() + log_likelihood.sum(dim=-1), dim=1)
