SLIDERS = {"gap": (0.0, 3.0, 0.5)}


def plot(gap=1.0):
    return {
        "kind": "bars",
        "labels": ["low", "high"],
        "values": [0.0, gap],
        "sentence": f"The high score lies {gap:g} above the low one.",
        "table": [("score", "value"), ("low", 0), ("high", gap)],
    }
