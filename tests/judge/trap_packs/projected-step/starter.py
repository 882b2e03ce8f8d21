def projected_step(x, start, g, alpha, eps):
    raise NotImplementedError
