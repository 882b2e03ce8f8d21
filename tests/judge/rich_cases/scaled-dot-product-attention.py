import numpy as np


def cases(rng):
    for n in range(16):
        lead = tuple(rng.integers(1, 4, size=rng.integers(0, 3)))
        queries, keys, d, dv = rng.integers(1, 6, size=4)
        case = {
            "q": np.round(rng.normal(size=(*lead, queries, d)) * 10 ** rng.uniform(-2, 1.2), 2),
            "k": np.round(rng.normal(size=(*lead, keys, d)) * 10 ** rng.uniform(-2, 1.2), 2),
            "v": rng.normal(size=(*lead, keys, dv)),
        }
        shapes = [None, (queries, keys), (keys,), (queries, 1), (*lead, queries, keys), (1, keys)]
        shape = shapes[n % len(shapes)]
        if shape is not None:
            case["mask"] = rng.random(shape) < rng.choice([0.2, 0.7])
        yield f"random {n}", case
    far = np.diag([40.0, -40.0, 30.0, 1.0])
    for n in range(3):
        mask = rng.random((4, 4)) < 0.5
        yield f"large scores {n}", {"q": far, "k": far[::-1] * 2, "v": rng.normal(size=(4, 2)), "mask": mask}
    single = rng.normal(size=(3, 2, 4)).astype(np.float32)
    yield "float32", {"q": single[0], "k": single[1], "v": single[2]}
