import random


def dropout(x, p):
    return [[0.0 if random.random() < p else v / (1 - p) for v in row] for row in x.tolist()]
