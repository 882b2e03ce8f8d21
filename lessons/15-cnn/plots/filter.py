"""A filter of 3 by 3 laid on every place of a picture of 5 by 5."""

import numpy as np

SLIDERS = {
    "show": ["map", "filter", "picture"],
    "weights": ["left to right", "turned round", "top to bottom", "mean", "centre"],
    "picture": ["ramp", "edge", "dot"],
    "padding": [0, 1],
}
ACROSS = np.array([[-1.0, 0, 1], [-2, 0, 2], [-1, 0, 1]])
FILTERS = {
    "left to right": ACROSS,
    "turned round": ACROSS[::-1, ::-1],
    "top to bottom": ACROSS.T,
    "mean": np.full((3, 3), 1 / 9),
    "centre": np.array([[0.0, -1, 0], [-1, 4, -1], [0, -1, 0]]),
}
DOT = np.zeros((5, 5))
DOT[2, 2] = 9
PICTURES = {
    "ramp": np.arange(1.0, 26.0).reshape(5, 5),
    "edge": np.repeat([[0.0, 0, 0, 9, 9]], 5, axis=0),
    "dot": DOT,
}
WORDS = {
    "en": "The map has {rows} rows and {columns} columns; its entries lie between {low:g} and {high:g}.",
    "zh": "特征图有 {rows} 行 {columns} 列；元素在 {low:g} 和 {high:g} 之间。",
}
ROW = {"en": "row", "zh": "行"}
COLUMN = {"en": "column", "zh": "列"}


def laid_on(picture, weights, padding):
    padded = np.pad(picture, padding)
    places = range(len(padded) - 2)
    sums = [[(padded[i : i + 3, j : j + 3] * weights).sum() for j in places] for i in places]
    return np.round(sums, 2) + 0.0


def plot(show="map", weights="left to right", picture="ramp", padding=0, language="en"):
    language = language if language in WORDS else "en"
    laid, pixels = FILTERS[weights], PICTURES[picture]
    found = laid_on(pixels, laid, padding)
    matrix = {"map": found, "filter": np.round(laid, 2), "picture": pixels}[show]
    size = {"rows": len(found), "columns": len(found[0]), "low": found.min(), "high": found.max()}
    head = (ROW[language], *(f"{COLUMN[language]} {n}" for n in range(len(matrix[0]))))
    return {
        "kind": "heatmap",
        "matrix": matrix,
        "rows": [str(n) for n in range(len(matrix))],
        "columns": [str(n) for n in range(len(matrix[0]))],
        "x_label": COLUMN[language],
        "y_label": ROW[language],
        "sentence": WORDS[language].format(**size),
        "table": [head, *((n, *(f"{entry:g}" for entry in row)) for n, row in enumerate(matrix))],
    }
