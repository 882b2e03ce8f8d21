import math


def draw(rng):
    """A neuron with small whole numbers; everything that may be asked, and what slips would give."""
    while True:
        drawn = _neuron(rng)
        # Each wrong number must be told apart from the right one.
        if all(abs(drawn[right] - drawn[wrong]) > 0.02 for right, *slips in TELLING for wrong in slips):
            return drawn


TELLING = [
    ("x1", "w1"),
    ("slope", "a"),
    ("z", "z_no_bias", "z_all_added"),
    ("a", "a_falling", "z"),
    ("da", "da_no_weights", "da_third", "da_product"),
    ("dz", "da", "dz_by_a", "dz_twice"),
    ("dw1", "dz", "dw1_no_slope", "dw1_weight"),
    ("db", "zero", "one"),
    ("dx2", "dw2", "dx2_no_slope", "w2"),
]


def _neuron(rng):
    x1, x2, w1, w2 = (int(rng.choice([-3, -2, 2, 3])) for _ in range(4))
    b = int(rng.choice([-2, -1, 1, 2])) - w1 * x1 - w2 * x2  # keeps z where the sigmoid is not flat
    w3, w4 = (int(rng.choice([-4, -3, 2, 5])) for _ in range(2))
    g3, g4 = (float(rng.choice([-0.5, -0.2, 0.3, 0.4])) for _ in range(2))
    given = {"x1": x1, "x2": x2, "w1": w1, "w2": w2, "b": b, "w3": w3, "w4": w4, "g3": g3, "g4": g4}
    right = _right(given)
    return {**given, **_padded(given), **right, **_slips(given, right), "zero": 0, "one": 1}


def _padded(given):
    """For the graph: as wide whatever the numbers are."""
    return {f"{name}_shown": f"{value:>{4 if name[0] == 'g' else 3}}" for name, value in given.items()}


def _right(n):
    z = n["w1"] * n["x1"] + n["w2"] * n["x2"] + n["b"]
    a = 1 / (1 + math.exp(-z))
    da = n["w3"] * n["g3"] + n["w4"] * n["g4"]
    dz = da * a * (1 - a)
    back = {"dw1": dz * n["x1"], "dw2": dz * n["x2"], "db": dz, "dx2": dz * n["w2"]}
    return {"z": z, "a": a, "slope": a * (1 - a), "da": da, "dz": dz, **back}


def _slips(n, right):
    a, da, dz = right["a"], right["da"], right["dz"]
    again = 1 / (1 + math.exp(-a))
    return {
        "z_no_bias": right["z"] - n["b"],
        "z_all_added": n["x1"] + n["x2"] + n["w1"] + n["w2"] + n["b"],
        "a_falling": 1 - a,
        "da_no_weights": n["g3"] + n["g4"],
        "da_third": n["w3"] * n["g3"],
        "da_product": n["w3"] * n["g3"] * n["w4"] * n["g4"],
        "dz_by_a": da * a,
        "dz_twice": da * again * (1 - again),
        "dw1_no_slope": da * n["x1"],
        "dw1_weight": dz * n["w1"],
        "dx2_no_slope": da * n["w2"],
    }
