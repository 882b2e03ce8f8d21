"""Two ReLUs with shifted corners, and what becomes of them: only their difference is a ramp."""

import numpy as np

SLIDERS = {"together": ["first", "second", "sum", "nested", "doubled", "difference"]}

MADE = {
    "first": lambda x: relu(x + 3) / 6,
    "second": lambda x: relu(x - 3) / 6,
    "sum": lambda x: (relu(x + 3) + relu(x - 3)) / 6,
    "nested": lambda x: relu(relu(x + 3) / 6),
    "doubled": lambda x: 2 * relu(x) / 6,
    "difference": lambda x: (relu(x + 3) - relu(x - 3)) / 6,
}
WORDS = {
    "en": {
        "first": "The first ReLU, over 6: flat up to -3, then rising for ever; 2 at x = 9.",
        "second": "The second ReLU, over 6: flat up to 3, then rising for ever; 1 at x = 9.",
        "sum": "Added, they rise, and from 3 on twice as fast: 3 at x = 9.",
        "nested": "One inside the other changes nothing: the inner one is never negative; 2 at x = 9.",
        "doubled": "Twice a ReLU is a ReLU that is twice as steep; 3 at x = 9.",
        "difference": "One minus the other is a ramp: 0 up to -3, 1 from 3 on; 1 at x = 9.",
    },
    "zh": {
        "first": "第一个 ReLU 除以 6：-3 以前是平的，以后一直上升；x = 9 处是 2。",
        "second": "第二个 ReLU 除以 6：3 以前是平的，以后一直上升；x = 9 处是 1。",
        "sum": "相加：一直上升，从 3 起快一倍；x = 9 处是 3。",
        "nested": "一个套进另一个，什么也没变：里面那个从不为负；x = 9 处是 2。",
        "doubled": "ReLU 的两倍，还是 ReLU，只是陡一倍；x = 9 处是 3。",
        "difference": "一个减另一个，得到斜坡：-3 以前是 0，3 以后是 1；x = 9 处是 1。",
    },
}
HEADS = {"en": ("x", "height"), "zh": ("x", "高度")}


def relu(z):
    return np.maximum(0.0, z)


def plot(together="first", language="en"):
    language = language if language in WORDS else "en"
    made = MADE[together]
    x = np.linspace(-9, 9, 181)
    return {
        "kind": "curves",
        "x": x,
        "curves": {HEADS[language][1]: made(x)},
        "x_label": "x",
        "y_range": (-0.2, 3.2),
        "sentence": WORDS[language][together],
        "table": [
            HEADS[language],
            *((f"{at:g}", f"{float(made(np.float64(at))):.2f}") for at in (-9, -3, -1, 0, 1, 3, 9)),
        ],
    }
