def shift(x):
    return [float(value) - float(max(x)) for value in x]
