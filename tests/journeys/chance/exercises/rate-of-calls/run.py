import numpy as np


def run(answer, a, b, t, y, later, rate, steps):
    third = answer.fit(a, b, t, y, rate, 3)
    path = [
        (float(u), float(v)) for u, v in (answer.fit(a, b, t, y, rate, n) for n in (1, steps // 4, steps))
    ]
    begin, after = answer.gradients(a, b, t, y), answer.gradients(*third, t, y)
    return {
        "da_step0": begin[0],
        "db_step0": begin[1],
        "da_step3": after[0],
        "db_step3": after[1],
        "loss_curve": [_half_deviance(np.exp(u + v * t), y) for u, v in path],
        "rates": np.exp(path[-1][0] + path[-1][1] * later),
    }


def _half_deviance(rates, y):
    return float(np.mean(rates - y + y * np.log(np.maximum(y, 1) / rates)))
