import math


def bce(z, t):
    """Example by example; the branch decides which side of the logarithm is safe."""
    total = 0.0
    for score, label in zip(z, t, strict=True):
        s = float(score) if label == 0 else -float(score)
        total += s + math.log1p(math.exp(-s)) if s > 0 else math.log1p(math.exp(s))
    return total / len(z)
