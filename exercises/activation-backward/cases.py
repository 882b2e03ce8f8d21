import numpy as np

KINDS = ["sigmoid", "relu", "tanh"]


def cases(rng):
    for kind in KINDS:
        yield (
            f"{kind}, two entries",
            {"z": np.array([[2.0, -1.0]]), "dy": np.array([[3.0, 3.0]]), "kind": kind},
        )
    for kind in KINDS:
        z, dy = np.array([[0.0, 1.0], [-2.0, 0.5]]), np.array([[5.0, -1.0], [2.0, 4.0]])
        yield f"{kind}, an exact 0", {"z": z, "dy": dy, "kind": kind}
    for kind in KINDS:
        z, dy = np.array([[3, -1, 0], [-2, 1, 2]]), np.array([[1, -2, 3], [4, 2, -5]])
        yield f"{kind}, integers", {"z": z, "dy": dy, "kind": kind}
    for kind in KINDS:
        z, dy = np.array([[500.0, -500.0, 1.0]]), np.array([[1.0, -1.0, -2.0]])
        yield f"{kind}, far out", {"z": z, "dy": dy, "kind": kind}
    for kind in KINDS:
        z = rng.normal(size=(4, 3)) * 2
        yield f"{kind}, random", {"z": z, "dy": rng.normal(size=(4, 3)), "kind": kind}
    for kind in KINDS:
        z = rng.normal(size=(3, 3))
        yield f"{kind}, random square", {"z": z, "dy": rng.normal(size=(3, 3)), "kind": kind}
