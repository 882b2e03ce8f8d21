import numpy as np


def cases(rng):
    for n in range(12):
        rows, classes = rng.integers(1, 9, size=2)
        logits = rng.normal(size=(rows, classes)) * 10 ** rng.uniform(-2, 3)
        yield f"random {n}", {"logits": logits, "targets": rng.integers(0, classes, size=rows)}
    for n in range(4):
        yield f"more axes {n}", {"logits": rng.normal(size=tuple(rng.integers(1, 5, size=2 + n)))}
    yield (
        "integers",
        {"logits": rng.integers(-900, 900, size=(5, 4)), "targets": rng.integers(0, 4, size=5)},
    )
    single = (rng.normal(size=(4, 3)) * 2).astype(np.float32)
    yield "float32", {"logits": single, "targets": rng.integers(0, 3, size=4)}
