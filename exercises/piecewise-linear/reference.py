import torch


def piecewise(x, knots_x, knots_y):
    """x: (N,), knots_x, knots_y: (K,) -> (N,)."""
    x, knots_x, knots_y = (torch.as_tensor(a).double() for a in (x, knots_x, knots_y))
    begin, end = knots_x[:-1], knots_x[1:]  # (K - 1,): one ramp for each pair of neighbours
    climb = knots_y[1:] - knots_y[:-1]  # negative where the curve falls
    # Each place meets each ramp: (N, 1) against (K - 1,) is (N, K - 1).
    away = x[:, None]
    ramps = (torch.relu(away - begin) - torch.relu(away - end)) / (end - begin)
    return knots_y[0] + (climb * ramps).sum(1)
