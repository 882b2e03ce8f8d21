import torch


def saturating_loss(z):
    """The mean of log(1 - sigmoid(z)), finite for every logit."""
    return -torch.nn.functional.softplus(torch.as_tensor(z)).mean()
