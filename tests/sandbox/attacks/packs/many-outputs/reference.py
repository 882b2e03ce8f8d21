def double(x):
    return {f"output {n}": 1.0 for n in range(20_000)}
