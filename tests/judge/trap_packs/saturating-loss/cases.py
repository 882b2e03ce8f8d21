import numpy as np


def cases(rng):
    yield "a sure logit", {"z": np.array([40.0, 0.0])}
    yield "very sure logits", {"z": np.array([-800.0, 800.0, 1.0])}
    yield "random", {"z": rng.normal(size=6)}
