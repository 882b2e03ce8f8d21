def relu_backward(x, dy):
    raise NotImplementedError
