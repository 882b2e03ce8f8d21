"""The sines and cosines that tell positions apart; a row is a dimension, a column a position."""

import numpy as np

SLIDERS = {"base": [10, 100, 1000, 10000]}
POSITIONS, DIMENSIONS = 32, 8


def plot(base=10000):
    position = np.arange(POSITIONS)
    rate = base ** (-np.arange(0, DIMENSIONS, 2) / DIMENSIONS)  # one for each pair of dimensions
    angle = rate[:, None] * position
    code = np.stack([np.sin(angle), np.cos(angle)], 1).reshape(DIMENSIONS, POSITIONS)
    waves = 2 * np.pi / rate
    return {
        "kind": "heatmap",
        "matrix": code,
        "rows": [f"{'cos' if n % 2 else 'sin'} {n}" for n in range(DIMENSIONS)],
        "columns": [str(n) for n in position],
        "range": (-1, 1),
        "x_label": "position",
        "y_label": "dimension",
        "sentence": f"With base {base} the fastest pair repeats every {waves[0]:.1f} positions, the slowest "
        f"every {waves[-1]:.0f}.",
        "table": [
            ("dimensions", "repeats after", "at position 1", "at position 2"),
            *(
                (f"{2 * n}, {2 * n + 1}", f"{waves[n]:.1f}", f"{code[2 * n, 1]:.2f}", f"{code[2 * n, 2]:.2f}")
                for n in range(DIMENSIONS // 2)
            ),
        ],
    }
