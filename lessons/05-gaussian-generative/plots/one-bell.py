"""Four numbers and a bell over them: how likely the bell makes the numbers."""

import numpy as np

SLIDERS = {"centre": (1.0, 5.0, 0.5), "width": [0.5, 1.0, 1.58, 2.0, 3.0]}
NUMBERS = np.array([1.0, 2.0, 4.0, 5.0])


def height(x, centre, width):
    return np.exp(-((x - centre) ** 2) / (2 * width**2)) / (np.sqrt(2 * np.pi) * width)


def plot(centre=2.0, width=1.0, language="en"):
    x = np.linspace(-3, 9, 121)
    heights = height(NUMBERS, centre, width)
    total = np.log(heights).sum()
    best = np.log(height(NUMBERS, NUMBERS.mean(), NUMBERS.std())).sum()
    # A short stroke at each number, as high as the bell is there.
    strokes = np.full_like(x, np.nan)
    for number, top in zip(NUMBERS, heights, strict=True):
        strokes[np.abs(x - number) < 0.15] = top
    sentence = (
        f"With the centre {centre:g} and the width {width:g} the logarithms of the four heights sum to "
        f"{total:.3f}; the best possible is {best:.3f}."
    )
    heading, end = ("number", "height", "logarithm"), "sum"
    bell, strokes_name = "bell", "the four numbers"
    if language == "zh":
        sentence = (
            f"中心 {centre:g}、宽度 {width:g} 时，四个高度的对数之和是 {total:.3f}；最好能到 {best:.3f}。"
        )
        heading, end = ("数", "高度", "对数"), "和"
        bell, strokes_name = "钟", "四个数"
    return {
        "kind": "curves",
        "x": x,
        "curves": {bell: height(x, centre, width), strokes_name: strokes},
        "x_label": "x",
        "y_label": heading[1],
        "y_range": (0, 0.8),
        "sentence": sentence,
        "table": [
            heading,
            *((f"{n:g}", f"{h:.4f}", f"{np.log(h):.3f}") for n, h in zip(NUMBERS, heights, strict=True)),
            (end, "", f"{total:.3f}"),
        ],
    }
