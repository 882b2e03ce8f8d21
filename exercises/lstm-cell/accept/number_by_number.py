import math


def lstm_cell(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Plain Python; nested lists at the end."""
    width = len(h[0])

    def sigmoid(z):
        return 1 / (1 + math.exp(-z)) if z > 0 else math.exp(z) / (1 + math.exp(z))

    def total(n, row):
        z = float(b_ih[row]) + float(b_hh[row])
        z += sum(float(a) * float(w) for a, w in zip(x[n], W_ih[row], strict=True))
        return z + sum(float(a) * float(w) for a, w in zip(h[n], W_hh[row], strict=True))

    memory, shown = [], []
    for n in range(len(x)):
        memory.append([])
        shown.append([])
        for k in range(width):
            i, f, g, o = (total(n, block * width + k) for block in range(4))
            new = sigmoid(f) * float(c[n][k]) + sigmoid(i) * math.tanh(g)
            memory[-1].append(new)
            shown[-1].append(sigmoid(o) * math.tanh(new))
    return shown, memory
