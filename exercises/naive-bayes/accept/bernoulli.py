import torch


def naive_bayes(X, y, points):
    """A product of ratios: every class against the likeliest one, feature by feature, in torch."""
    X, y, points = torch.as_tensor(X).double(), torch.as_tensor(y), torch.as_tensor(points).double()
    classes = range(int(y.max()) + 1)
    shares = torch.stack([X[y == c].mean(dim=0) for c in classes])
    prior = torch.bincount(y) / len(y)
    like = points[:, None] * shares + (1 - points[:, None]) * (1 - shares)
    log_joint = like.log().sum(dim=-1) + prior.double().log()
    best = log_joint.max(dim=1, keepdim=True).values
    ratio = (log_joint - best).exp()
    return ratio / ratio.sum(dim=1, keepdim=True)
