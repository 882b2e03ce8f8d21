def cases(rng): pass
