"""Two clouds and the line on which both classes are equally probable."""

import numpy as np

SLIDERS = {"covariance": ["shared", "own"], "prior": (0.1, 0.9, 0.1)}
LOW, HIGH = -4.0, 6.0


def clouds():
    """30 points of each class: x0 is wide and leans to the right, x1 is narrow; each of shape (30, 2)."""
    rng = np.random.default_rng(5)
    x0 = rng.normal(size=(30, 2)) @ np.array([[1.3, 0.5], [0.0, 1.0]])
    x1 = rng.normal(size=(30, 2)) @ np.array([[0.6, 0.0], [0.0, 0.6]]) + np.array([2.5, 1.5])
    return x0, x1


def score(points, prior, mean, cov):
    """log prior + log density of each point, without the part that all classes share; points (..., 2)."""
    away = points - mean
    squared = np.einsum("...i,ij,...j->...", away, np.linalg.inv(cov), away)
    return np.log(prior) - squared / 2 - np.log(np.linalg.det(cov)) / 2


def plot(covariance="shared", prior=0.5):
    x0, x1 = clouds()
    means = x0.mean(0), x1.mean(0)
    covs = np.cov(x0.T, bias=True), np.cov(x1.T, bias=True)
    if covariance == "shared":
        both = (covs[0] + covs[1]) / 2
        covs = both, both
    ticks = np.linspace(LOW, HIGH, 60)
    grid = np.stack(np.meshgrid(ticks, ticks), -1)  # (row, column, 2): a row holds one x2
    gap = score(grid, prior, means[1], covs[1]) - score(grid, 1 - prior, means[0], covs[0])
    table = [("point", "P(class 1)")]
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        point = means[0] + share * (means[1] - means[0])
        odds = score(point, prior, means[1], covs[1]) - score(point, 1 - prior, means[0], covs[0])
        table.append((f"({point[0]:.1f}, {point[1]:.1f})", f"{1 / (1 + np.exp(-odds)):.3f}"))
    form = "a straight line" if covariance == "shared" else "a curve around the narrow cloud"
    return {
        "kind": "scatter",
        "points": {"class 2": x0, "class 1": x1},
        "boundary": gap,
        "x_label": "x1",
        "y_label": "x2",
        "x_range": (LOW, HIGH),
        "y_range": (LOW, HIGH),
        "sentence": f"With {covariance} covariance and a prior of {prior:.1f} for class 1, the classes are "
        f"equally probable along {form}.",
        "table": table,
    }
