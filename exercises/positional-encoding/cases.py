def cases(rng):
    yield "one position", {"T": 1, "D": 2}
    yield "one pair", {"T": 3, "D": 2}
    yield "two pairs", {"T": 2, "D": 4}
    yield "square", {"T": 4, "D": 4}
    yield "three pairs", {"T": 5, "D": 6}
    yield "far positions", {"T": 300, "D": 8}
    yield "wide", {"T": 3, "D": 32}
    yield "drawn", {"T": int(rng.integers(6, 20)), "D": 2 * int(rng.integers(4, 9))}
