def cases(rng):
    return []
