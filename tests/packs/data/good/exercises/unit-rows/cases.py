def cases(rng):
    yield "random", {"x": rng.uniform(1, 2, size=(2, 3))}
