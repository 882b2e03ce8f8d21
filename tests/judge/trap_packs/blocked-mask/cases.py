import numpy as np


def cases(rng):
    yield "one blocked", {"scores": np.zeros((1, 3)), "blocked": np.array([[False, False, True]])}
    yield (
        "nothing left",
        {
            "scores": np.array([[0.0, 1.0], [2.0, 0.0]]),
            "blocked": np.array([[True, True], [True, False]]),
        },
    )
    blocked = rng.random((4, 5)) < 0.5
    blocked[:, 0] = False
    yield "random", {"scores": rng.normal(size=(4, 5)), "blocked": blocked}
