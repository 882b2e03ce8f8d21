def mean_squared_error(prediction, target):
    """Entry by entry; another right answer, which must pass as well."""
    pairs = list(zip(prediction.ravel(), target.ravel(), strict=True))
    return sum((float(p) - float(y)) ** 2 for p, y in pairs) / len(pairs)
