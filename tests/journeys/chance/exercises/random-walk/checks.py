import numpy as np

OUTPUTS = ["places"]


def check(case, out):
    """Whether the first walks are walks at all."""
    places = np.asarray(out["places"], dtype=float)
    want = (min(case["count"], 200), case["steps"] + 1)
    if places.shape != want:
        return f"{want[0]} walks of {want[1]} places are asked for, and the shape here is {places.shape}."
    if (places[:, 0] != 0).any():
        return f"A walk begins at {places[places[:, 0] != 0, 0][0]:g}. Where does each of them begin?"
    if (abs(np.diff(places, axis=1)) != 1).any():
        return "A walk has a step that is neither 1 nor -1. Are these the places, or the steps?"
    return None
