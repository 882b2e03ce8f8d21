import numpy as np


def gradients(a, b, t, y):
    miss = np.exp(a + b * t) - y
    return miss.mean(), (miss * t).mean()


def fit(a, b, t, y, rate, steps):
    theta = np.array([a, b])
    for _ in range(steps):
        theta = theta - rate * np.array(gradients(*theta, t, y))
    return theta[0], theta[1]
