import torch


def linear_loss(w, b, x, y, kind):
    """w, b: numbers, x, y: (N,), kind: "mae" or "mse" -> one number."""
    x, y = torch.as_tensor(x).double(), torch.as_tensor(y).double()
    error = b + w * x - y  # (N,), with its sign: positive where the line is too high
    # The sign goes *before* the mean; afterwards too high and too low would have cancelled already.
    distance = error.abs() if kind == "mae" else error**2
    return distance.mean()
