"""How far difference quotients are from the slope, over the step: too wide, and too narrow."""

import numpy as np

SLIDERS = {"exponent": (-14, -1, 1)}
WORDS = {
    "en": "With the step 1e{n:d} the one-sided quotient is off by {one:.1e}, the central one by {two:.1e}.",
    "zh": "步长为 1e{n:d} 时，单侧差商的误差是 {one:.1e}，中心差商的误差是 {two:.1e}。",
}
HEADS = {"en": ("step", "one-sided", "central"), "zh": ("步长", "单侧", "中心")}
POINT, SLOPE = 2.0, 12.0
LOWEST = 1e-16  # so that an error of exactly 0 has a logarithm


def errors(step):
    """Of both quotients of the cube, as the computer rounds them."""
    one = ((POINT + step) ** 3 - POINT**3) / step - SLOPE
    two = ((POINT + step) ** 3 - (POINT - step) ** 3) / (2 * step) - SLOPE
    return abs(one), abs(two)


def plot(exponent=-5, language="en"):
    language = language if language in WORDS else "en"
    exponents = np.linspace(-14, -1, 105)
    found = np.array([errors(10.0**n) for n in exponents])
    logs = np.log10(np.maximum(found, LOWEST))
    one, two = errors(10.0**exponent)
    _step, sided, central = HEADS[language]
    marked = [(exponent, float(np.log10(max(error, LOWEST)))) for error in (one, two)]
    return {
        "kind": "curves",
        "x": exponents,
        "curves": {sided: logs[:, 0], central: logs[:, 1]},
        "points": {f"1e{exponent:d}": marked},
        "x_label": HEADS[language][0],
        "y_range": (-13, 1),
        "sentence": WORDS[language].format(n=exponent, one=one, two=two),
        "table": [
            HEADS[language],
            *(
                (f"1e{n}", f"{errors(10.0**n)[0]:.1e}", f"{errors(10.0**n)[1]:.1e}")
                for n in (-1, -2, -3, -4, -5, -6, -8, -10, -12, -14)
            ),
        ],
    }
