def run(answer, x, gamma, beta, dy, later=None, **more):
    """The way there, perhaps a call on `later`, and the way back of the first with whatever was kept."""
    y, cache = answer.layernorm_forward(x, gamma, beta, **more)
    if later is not None:
        answer.layernorm_forward(later, gamma, beta, **more)
    dx, dgamma, dbeta = answer.layernorm_backward(dy, cache)
    return {"y": y, "dx": dx, "dgamma": dgamma, "dbeta": dbeta}
