def nesterov(x, grads, lr, mu):
    raise NotImplementedError
