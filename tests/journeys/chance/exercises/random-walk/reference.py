import torch


def walks(count, steps, p):
    moves = 2 * torch.bernoulli(torch.full((count, steps), p, dtype=torch.float64)) - 1
    return torch.cat([torch.zeros(count, 1, dtype=torch.float64), moves.cumsum(dim=1)], dim=1)
