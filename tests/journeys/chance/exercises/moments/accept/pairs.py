def moments(p, x):
    pairs = list(zip(p.tolist(), x.tolist(), strict=True))
    m = sum(q * v for q, v in pairs)
    return m, sum(q * (v - m) ** 2 for q, v in pairs)
