import torch
from mynn import posterior


def step(belief, T):
    return torch.as_tensor(belief) @ torch.as_tensor(T)


def stationary(T):
    """pi (T - I) = 0 and the entries sum to 1: K equations, of which the last is replaced."""
    T = torch.as_tensor(T)
    equations = (T - torch.eye(len(T), dtype=T.dtype)).T.clone()
    equations[-1] = 1
    right = torch.zeros(len(T), dtype=T.dtype)
    right[-1] = 1
    return torch.linalg.solve(equations, right)


def filtered(belief, T, likelihood):
    for seen in torch.as_tensor(likelihood):
        belief = torch.as_tensor(posterior(step(belief, T), seen[None]))[0]
    return belief
