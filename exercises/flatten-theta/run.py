def run(answer, W, b, c, b0, theta):
    """Stack one set of parameters, and take another one apart."""
    H, D = len(W), len(W[0])
    out = {"theta": answer.flatten(W, b, c, b0)}
    return out | dict(zip(("W", "b", "c", "b0"), answer.unflatten(theta, D, H), strict=False))
