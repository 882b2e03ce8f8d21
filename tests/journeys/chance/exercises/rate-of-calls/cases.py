import numpy as np


def cases(rng):
    a, b = rng.uniform(1.0, 1.6), rng.choice([-1, 1]) * rng.uniform(0.8, 1.2)
    t, later = rng.uniform(-1, 1, 80), np.linspace(-1, 1, 40)
    inputs = {
        "a": rng.uniform(-0.5, 0.5),
        "b": rng.uniform(-0.2, 0.2),
        "t": t,
        "y": rng.poisson(np.exp(a + b * t)),
        "later": later,
        "rate": 0.1,
        "steps": 200,
    }
    yield "eighty hours", inputs, {"held_out": {"true_rates": np.exp(a + b * later)}}
