import torch


def batch_norm(x, mean, var, momentum):
    """x: (N, D). Normalises with the biased variance; the buffers move to the unbiased one."""
    x, mean, var = (torch.as_tensor(a).clone() for a in (x, mean, var))
    y = torch.nn.functional.batch_norm(x, mean, var, training=True, momentum=momentum)
    return y, mean, var
