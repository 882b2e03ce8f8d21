def run(answer, x, gamma, beta, dy, **more):
    """The way there, and the way back with whatever was kept."""
    y, cache = answer.layernorm_forward(x, gamma, beta, **more)
    dx, dgamma, dbeta = answer.layernorm_backward(dy, cache)
    return {"y": y, "dx": dx, "dgamma": dgamma, "dbeta": dbeta}
