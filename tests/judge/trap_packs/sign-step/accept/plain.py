def sign_step(x, g, lr):
    return x - lr * (g > 0) + lr * (g < 0)
