def check(case, out):
    return None
