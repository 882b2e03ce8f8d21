import math


def positional_encoding(T, D):
    table = []
    for t in range(T):
        row = []
        for i in range(D // 2):
            angle = t / 10000 ** (2 * i / D)
            row += [math.sin(angle), math.cos(angle)]
        table.append(row)
    return table
