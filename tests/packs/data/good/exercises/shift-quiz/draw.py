def draw(rng):
    return {"a": int(rng.integers(1, 9))}
