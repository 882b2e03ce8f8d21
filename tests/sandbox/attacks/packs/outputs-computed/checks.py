OUTPUTS = [str(n) for n in range(10**9)] if False else 3


def check(case, out):
    return None
