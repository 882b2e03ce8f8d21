def cases(rng):
    while True:
        print("x" * 10_000)
