def amsgrad(grads, beta, eps):
    raise NotImplementedError
