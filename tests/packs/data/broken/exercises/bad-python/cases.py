def case(rng):
    pass
