import math


def sigmoid_net(x, W, b, c, b0):
    """One example after the other, one neuron after the other."""
    outputs = []
    for example in x.tolist():
        y = float(b0)
        for weights, bias, height in zip(W.tolist(), b.tolist(), c.tolist(), strict=True):
            inside = bias + sum(w * feature for w, feature in zip(weights, example, strict=True))
            y += height / (1 + math.exp(-inside))
        outputs.append(y)
    return outputs
