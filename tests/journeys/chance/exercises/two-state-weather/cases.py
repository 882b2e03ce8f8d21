import numpy as np

WEATHER = np.array([[0.9, 0.1], [0.3, 0.7]])


def cases(rng):
    yield "a wet day", {"belief": np.array([0.0, 1.0]), "T": WEATHER, "likelihood": np.array([[0.5, 0.5]])}
    yield (
        "two days",
        {"belief": np.array([0.5, 0.5]), "T": WEATHER, "likelihood": np.array([[0.9, 0.2], [0.1, 0.6]])},
    )
    for states, days in ((3, 2), (4, 5)):
        T = 0.1 / states + 0.9 * rng.dirichlet(np.ones(states), size=states)
        yield (
            f"{states} states",
            {
                "belief": rng.dirichlet(np.ones(states)),
                "T": T,
                "likelihood": 0.1 + rng.random((days, states)),
            },
        )
