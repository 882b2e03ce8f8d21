def adam_step(x, g, m, v, t, lr, eps):
    raise NotImplementedError
