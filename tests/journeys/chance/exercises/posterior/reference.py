import torch


def posterior(prior, likelihood):
    """prior: (K,), likelihood: (N, K) -> (N, K)."""
    joint = torch.as_tensor(likelihood) * torch.as_tensor(prior)  # (N, K)
    return joint / joint.sum(dim=1, keepdim=True)
