import numpy as np


def cases(rng):
    yield "the example", {"series": np.array([5.0, 6.0, 8.0, 9.0, 7.0]), "days": 2}
    yield "one day", {"series": np.array([4.0, 9.0, 2.0, 7.0]), "days": 1}
    yield "one example", {"series": np.array([3.0, 1.0, 2.0, 8.0]), "days": 3}
    yield "whole numbers", {"series": np.array([4, 8, 1, 5, 12, 3, 9]), "days": 3}
    yield "random, one day", {"series": rng.normal(size=12), "days": 1}
    yield "random, three days", {"series": rng.normal(size=12), "days": 3}
    yield "random, a week", {"series": rng.normal(size=21) * 2 + 5, "days": 7}
    yield "random, as many rows as columns", {"series": rng.normal(size=8), "days": 4}
