import torch
from torch.nn.functional import linear


def sigmoid_net(x, W, b, c, b0):
    """x: (N, D), W: (H, D), b, c: (H,), b0: () -> (N,)."""
    x, W, b, c = (torch.as_tensor(a).double() for a in (x, W, b, c))
    r = linear(x, W, b)  # (N, H): example n against the weights of neuron h, plus its bias
    a = torch.sigmoid(r)
    return a @ c + b0  # (N, H) times (H,): each example's sigmoids, weighted and added
