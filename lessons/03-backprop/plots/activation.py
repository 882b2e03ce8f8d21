"""A curve that activates, and below it the slope that the backward pass multiplies by."""

import numpy as np

SLIDERS = {"curve": ["sigmoid", "tanh", "relu"], "z": (-6, 6, 0.5)}

CURVES = {
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda y, z: y * (1 - y)),
    "tanh": (np.tanh, lambda y, z: 1 - y**2),
    "relu": (lambda z: np.maximum(z, 0.0), lambda y, z: np.where(z > 0, 1.0, 0.0)),
}
WORDS = {
    "en": ("{curve} at {z:g}: the output is {y:.4f}; what comes back is multiplied by {slope:.4f}.",),
    "zh": ("{curve} 在 {z:g} 处：输出是 {y:.4f}；传回来的梯度要乘以 {slope:.4f}。",),
}
HEADS = {"en": ("z", "output", "slope"), "zh": ("z", "输出", "斜率")}


def plot(curve="sigmoid", z=0.0, language="en"):
    language = language if language in WORDS else "en"
    function, slope_of = CURVES[curve]
    across = np.linspace(-6, 6, 241)
    heights = function(across)
    here, slope = float(function(z)), float(slope_of(function(z), z))
    _z, output, steepness = HEADS[language]
    places = [-6.0, -4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0, 6.0]
    return {
        "kind": "curves",
        "x": across,
        "curves": {output: heights, steepness: slope_of(heights, across)},
        "points": {"z": [(z, here), (z, slope)]},
        "x_label": "z",
        "y_range": (-1.1, 2.0),
        "sentence": WORDS[language][0].format(curve=curve, z=z, y=here, slope=slope),
        "table": [
            HEADS[language],
            *(
                (f"{at:g}", f"{float(function(at)):.4f}", f"{float(slope_of(function(at), at)):.4f}")
                for at in places
            ),
        ],
    }
