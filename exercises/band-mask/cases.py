def cases(rng):
    yield "four positions, one neighbour", {"T": 4, "w": 1}
    yield "itself only", {"T": 3, "w": 0}
    yield "one position", {"T": 1, "w": 2}
    yield "two neighbours", {"T": 6, "w": 2}
    yield "wider than the sequence", {"T": 3, "w": 5}
    yield "drawn", {"T": int(rng.integers(7, 12)), "w": int(rng.integers(2, 4))}
