"""The probability of a dry day, from a wet and from a dry start."""

SLIDERS = {"stays_dry": (0.5, 0.95, 0.05), "turns_dry": (0.05, 0.95, 0.05)}
DAYS = 15


def _days(start, stays_dry, turns_dry):
    dry = [start]
    for _ in range(DAYS):
        dry.append(dry[-1] * stays_dry + (1 - dry[-1]) * turns_dry)
    return dry


def plot(stays_dry=0.9, turns_dry=0.3):
    dry, wet = (_days(start, stays_dry, turns_dry) for start in (1.0, 0.0))
    end = turns_dry / (1 - stays_dry + turns_dry)
    return {
        "kind": "curves",
        "x": list(range(DAYS + 1)),
        "curves": {"after a dry day": dry, "after a wet day": wet},
        "x_label": "days",
        "y_label": "P(dry)",
        "y_range": (0, 1),
        "sentence": f"The two curves close in on {end:.3f}; after 5 days they are {abs(dry[5] - wet[5]):.3f} "
        "apart.",
        "table": [
            ("day", "from dry", "from wet"),
            *((day, f"{dry[day]:.3f}", f"{wet[day]:.3f}") for day in (0, 1, 2, 5, 15)),
        ],
    }
