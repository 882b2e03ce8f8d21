import torch


def posterior(prior, likelihood):
    joint = torch.tensor(likelihood) @ torch.diag(torch.tensor(prior))
    return joint / joint.sum(1)[:, None]
