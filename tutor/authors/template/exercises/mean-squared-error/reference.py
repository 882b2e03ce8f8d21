import torch


def mean_squared_error(prediction, target):
    """prediction, target: the same shape -> (), the mean over all entries."""
    difference = torch.as_tensor(prediction).double() - torch.as_tensor(target).double()
    return (difference**2).mean()
