import math


def cross_entropy(logits, t):
    """Plain Python, nested lists out."""
    loss, gradient = 0.0, []
    for scores, target in zip(logits, t, strict=True):
        scores = [float(s) for s in scores]
        top = max(scores)
        total = top + math.log(math.fsum(math.exp(s - top) for s in scores))
        loss += total - scores[int(target)]
        gradient.append([(math.exp(s - total) - (i == target)) / len(t) for i, s in enumerate(scores)])
    return [loss / len(t), gradient]
