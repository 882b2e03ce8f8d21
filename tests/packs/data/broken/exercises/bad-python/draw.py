def draw(rng): pass
