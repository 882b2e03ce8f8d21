"""What a positive test makes of the belief that somebody is ill, for every base rate."""

import numpy as np

SLIDERS = {"found": (0.5, 1, 0.05), "false_alarms": [0.01, 0.05, 0.1, 0.2]}
SAID = {
    "en": "{found:.0%} of the ill are found, with {false:.0%} false alarms: if 10% are ill, {ten:.0%} of the "
    "positive ones are; if 1% are ill, {one:.0%}.",
    "zh": "病人查出 {found:.0%}，误报 {false:.0%}：患病率为 10% 时，"
    "阳性者有 {ten:.0%} 有病；患病率为 1% 时，有 {one:.0%}。",
}
NAMES = {"en": ("positive", "before the test"), "zh": ("阳性", "检测之前")}
HEADS = {"en": ("ill before", "ill if positive"), "zh": ("检测前", "阳性之后")}


def plot(found=0.9, false_alarms=0.1, language="en"):
    language = language if language in SAID else "en"

    def ill(base):
        return found * base / (found * base + false_alarms * (1 - base))

    base = np.linspace(0, 1, 101)
    positive, before = NAMES[language]
    said = {"found": found, "false": false_alarms, "ten": ill(0.1), "one": ill(0.01)}
    return {
        "kind": "curves",
        "x": base,
        "curves": {positive: ill(base), before: base},
        "x_label": HEADS[language][0],
        "y_label": HEADS[language][1],
        "x_range": (0, 1),
        "y_range": (0, 1),
        "sentence": SAID[language].format(**said),
        "table": [HEADS[language], *((f"{b:g}", f"{ill(b):.3f}") for b in (0.001, 0.01, 0.1, 0.5))],
    }
