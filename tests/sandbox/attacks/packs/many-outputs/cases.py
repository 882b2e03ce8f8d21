def cases(rng):
    yield "one", {"x": 1.0}
