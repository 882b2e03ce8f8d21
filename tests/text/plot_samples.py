"""A checked plot of each kind, as the service sends them."""

from __future__ import annotations

import math
from typing import Any

XS = [n / 50 for n in range(1, 51)]


def axis(name: str, low: float, high: float) -> dict[str, Any]:
    return {"name": name, "range": [low, high]}


TABLE = {"head": ["share", "cost"], "rows": [["0.1", "2.30"], ["1", "0.00"]]}
SAID: dict[str, Any] = {"sentence": "The cost falls as the share grows.", "table": TABLE}

SAMPLES: dict[str, dict[str, Any]] = {
    "curves": SAID
    | {
        "kind": "curves",
        "x": axis("share of the right class", 0, 1),
        "y": axis("cost", 0, 4),
        "curves": [
            {"name": "cross-entropy", "x": XS, "y": [-math.log(x) for x in XS]},
            {"name": "平方误差", "x": XS, "y": [2 * (1 - x) ** 2 for x in XS]},
            {"name": "with a gap", "x": XS, "y": [1 - x if not 0.6 < x < 0.7 else None for x in XS]},
        ],
        "points": [{"name": "here", "at": [[0.5, 0.69]]}],
    },
    "scatter": SAID
    | {
        "kind": "scatter",
        "x": axis("x1", -3, 3),
        "y": axis("x2", -3, 3),
        "points": [
            {"name": "class 0", "at": [[-1, -1], [-1.2, 0], [0.1, -1], [9, 9]]},
            {"name": "class 1", "at": [[1, 1], [1.2, 0], [0.1, -1]]},
        ],
        "boundary": [[(x - 20) ** 2 / 200 + (y - 20) ** 2 / 100 - 1 for x in range(40)] for y in range(40)],
    },
    "heatmap": SAID
    | {
        "kind": "heatmap",
        "x": {"name": "key"},
        "y": {"name": "query"},
        "rows": ["the", "animal", "它"],
        "columns": ["the", "animal", "it"],
        "matrix": [[1, 0, 0], [0.33, 0.67, 0], [0.25, 0.25, 0.5]],
        "range": [0, 1],
    },
    "contour": SAID
    | {
        "kind": "contour",
        "name": "error",
        "x": axis("w1", -2, 2),
        "y": axis("w2", -2, 2),
        "surface": [[(x - 20) ** 2 / 400 + (y - 20) ** 2 / 100 for x in range(41)] for y in range(41)],
        "levels": [],
        "path": [[-1.8, 1.8], [-1.5, -1.2], [-1.2, 0.8], [-1, -0.5], [-0.8, 0.3], [-0.6, -0.2]],
        "points": [{"name": "minimum", "at": [[0, 0]]}],
    },
    "bars": SAID
    | {
        "kind": "bars",
        "labels": ["cat", "狗", "frog"],
        "groups": [
            {"name": "T = 1", "values": [0.705, -0.259, 0.035]},
            {"name": "T = 4", "values": [0.45, 0.35, 0.2]},
        ],
        "range": [-0.5, 1],
    },
    "histogram": SAID
    | {
        "kind": "histogram",
        "name": "weights",
        "x": axis("w", -3, 3),
        "y": axis("how many", 0, 40),
        "edges": [-3 + n / 2 for n in range(13)],
        "counts": [0, 1, 4, 9, 15, 30, 38, 28, 16, 8, 3, 1],
        "points": [],
    },
}
