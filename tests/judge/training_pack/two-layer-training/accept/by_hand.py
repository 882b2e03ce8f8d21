import numpy as np


def forward(W1, b1, W2, b2, x):
    h = np.maximum(x @ W1 + b1, 0)
    return h, h @ W2 + b2


def gradients(W1, b1, W2, b2, x, y):
    h, z = forward(W1, b1, W2, b2, x)
    p = np.exp(z - z.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    rows = np.arange(len(y))
    loss = -np.log(p[rows, y]).mean()
    dz = p.copy()
    dz[rows, y] -= 1
    dz /= len(y)
    dh = np.where(h > 0, dz @ W2.T, 0)
    return loss, x.T @ dh, dh.sum(0), h.T @ dz, dz.sum(0)


def train(W1, b1, W2, b2, x, y, rate, steps):
    losses = []
    for _ in range(steps):
        loss, dW1, db1, dW2, db2 = gradients(W1, b1, W2, b2, x, y)
        losses.append(loss)
        W1, b1, W2, b2 = W1 - rate * dW1, b1 - rate * db1, W2 - rate * dW2, b2 - rate * db2
    return (W1, b1, W2, b2), losses
