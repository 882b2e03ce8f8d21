"""One memory over twenty steps: it takes in one number, keeps it, and shows it when it is asked to."""

import numpy as np

SLIDERS = {"forget_gate": (-2.0, 6.0, 0.5), "input_gate": (-6.0, 2.0, 1.0), "output_gate": (-6.0, 2.0, 1.0)}
WORDS = {
    "en": "With the forget gate at {gate:.3f} in quiet steps, {kept:.3f} of the memory of step 4 is left at "
    "step 15, and the hidden value there is {shown:.3f}.",
    "zh": "平静的步里遗忘门是 {gate:.3f}：到第 15 步，第 4 步的记忆还剩 {kept:.3f}，"
    "那里的隐藏值是 {shown:.3f}。",
}
NAMES = {
    "en": ("input gate", "forget gate", "output gate", "memory", "hidden value"),
    "zh": ("输入门", "遗忘门", "输出门", "记忆", "隐藏值"),
}
STEP = {"en": "step", "zh": "步"}
STEPS = np.arange(1, 21)
STORE, SHOW = 4, 15  # the steps in which the input says "store" and "show"


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def walk(forget_gate, input_gate, output_gate):
    """Gates, memory and hidden value in each step, shape (20, 5)."""
    memory, rows = 0.0, []
    for step in STEPS:
        i = sigmoid(input_gate + 8 * (step == STORE))
        f, o = sigmoid(forget_gate), sigmoid(output_gate + 8 * (step == SHOW))
        candidate = np.tanh(2.0 if step == STORE else 0.3 * np.sin(step))
        memory = f * memory + i * candidate
        rows.append((i, f, o, memory, o * np.tanh(memory)))
    return np.array(rows)


def plot(forget_gate=4.0, input_gate=-4.0, output_gate=-4.0, language="en"):
    language = language if language in WORDS else "en"
    found = walk(forget_gate, input_gate, output_gate)
    gate = sigmoid(forget_gate)
    numbers = {"gate": gate, "kept": gate ** (SHOW - STORE), "shown": found[SHOW - 1, 4]}
    return {
        "kind": "curves",
        "x": STEPS,
        "curves": dict(zip(NAMES[language], found.T, strict=True)),
        "x_label": STEP[language],
        "y_range": (-0.5, 1.5),
        "sentence": WORDS[language].format(**numbers),
        "table": [
            (STEP[language], *NAMES[language]),
            *(
                (n, *(f"{x:.3f}".replace("-0.000", "0.000") for x in found[n - 1]))
                for n in (3, 4, 5, 10, 15, 16)
            ),
        ],
    }
