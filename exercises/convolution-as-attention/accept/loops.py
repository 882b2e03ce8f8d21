def attention_convolution(x, W):
    out = []
    for t in range(len(x)):
        row = [0.0] * len(W[0][0])
        for h in range(3):
            s = t + h - 1
            if 0 <= s < len(x):
                for o in range(len(row)):
                    row[o] += sum(float(x[s][d]) * float(W[h][d][o]) for d in range(len(x[s])))
        out.append(row)
    return out
