def cases(rng):
    for steps, p in ((1, 0.3), (9, 0.5), (20, 0.7)):
        mean = steps * (2 * p - 1)
        held_out = {"mean": mean, "square": 4 * steps * p * (1 - p) + mean**2}
        yield f"{steps} steps, p = {p}", {"count": 4000, "steps": steps, "p": p}, {"held_out": held_out}
