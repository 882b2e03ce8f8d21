"""The means of forty batches, and the running average that follows them."""

import numpy as np

SLIDERS = {"momentum": [0.01, 0.1, 0.5, 1.0]}
BATCHES = np.arange(1, 41)
# The feature drifts from 2 to 4 while the network learns; each batch sees it with its own error.
MEANS = 4 - 2 * np.exp(-BATCHES / 8) + 0.5 * np.sin(2.3 * BATCHES) * np.cos(0.9 * BATCHES)


def plot(momentum=0.1):
    running, found = 0.0, []
    for mean in MEANS:
        running = (1 - momentum) * running + momentum * mean
        found.append(running)
    return {
        "kind": "curves",
        "x": BATCHES,
        "curves": {"running mean": np.array(found)},
        "points": {"means of the batches": np.stack([BATCHES, MEANS], axis=1)},
        "x_label": "batch",
        "y_range": (0, 5),
        "sentence": f"With momentum {momentum:g} the running mean is {found[-1]:.2f} after 40 batches; "
        f"the last ten batches have the mean {MEANS[-10:].mean():.2f}.",
        "table": [
            ("batch", "its mean", "running mean"),
            *((n, f"{MEANS[n - 1]:.2f}", f"{found[n - 1]:.2f}") for n in (1, 2, 5, 10, 40)),
        ],
    }
