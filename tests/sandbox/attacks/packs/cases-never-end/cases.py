def cases(rng):
    while True:
        yield "again", {"x": 1.0}
