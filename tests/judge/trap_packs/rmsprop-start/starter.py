def rmsprop(x, grads, lr, alpha, eps):
    raise NotImplementedError
