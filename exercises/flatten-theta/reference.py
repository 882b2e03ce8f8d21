import torch


def flatten(W, b, c, b0):
    """W: (H, D), b, c: (H,), b0: () -> theta: (H*D + 2*H + 1,)."""
    W, b, c, b0 = (torch.as_tensor(p, dtype=torch.float64) for p in (W, b, c, b0))
    return torch.cat([W.flatten(), b, c, b0.reshape(1)])  # flatten goes row by row


def unflatten(theta, D, H):
    """theta: (H*D + 2*H + 1,) -> W: (H, D), b, c: (H,), b0: ()."""
    theta = torch.as_tensor(theta, dtype=torch.float64)
    W, b, c, b0 = theta.split([H * D, H, H, 1])  # the lengths of the four, in their order
    return W.reshape(H, D), b, c, b0.squeeze(0)
