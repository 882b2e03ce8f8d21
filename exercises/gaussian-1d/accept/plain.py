import math


def fit(x):
    """Through the mean of all squared differences between pairs: twice the variance."""
    numbers = [float(value) for value in x]
    pairs = [(a - b) ** 2 for a in numbers for b in numbers]
    return math.fsum(numbers) / len(numbers), math.fsum(pairs) / (2 * len(pairs))


def log_density(x, mu, var):
    top = -math.log(math.sqrt(2 * math.pi * var))
    return [top - (float(value) - mu) ** 2 / (2 * var) for value in x]
