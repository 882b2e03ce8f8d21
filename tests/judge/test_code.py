"""Verdicts on real answers in real cells: every status, the best message, and nothing wrong accepted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tutor.judge.code import Draws, judge_code
from tutor.model import Exercise, Limits, Rules, Verdict

Judge = Callable[..., Verdict]
COURSE = (
    "softmax",
    "linear-backward",
    "cross-entropy",
    "scaled-dot-product-attention",
    "gaussian-classifier",
)
SOFTMAX = """import numpy as np
def softmax(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
"""


@pytest.fixture
def softmax(exercise_named, draws: Draws) -> Judge:
    exercise = exercise_named("softmax")

    def judge(source: str | bytes, seed: int = 1, **changes: object) -> Verdict:
        data = source.encode() if isinstance(source, str) else source
        return judge_code(replace(exercise, **changes), data, seed, draws)

    return judge


def test_a_right_answer_passes_every_check(softmax: Judge) -> None:
    verdict = softmax(SOFTMAX)
    assert (verdict.status, verdict.score, verdict.mistake) == ("pass", 1.0, None)
    assert {check.name for check in verdict.checks} >= {"shape", "values", "inputs", "repeatable"}


def test_the_same_seed_gives_the_same_verdict(softmax: Judge) -> None:
    wrong = SOFTMAX.replace("e / e.sum(axis=axis, keepdims=True)", "e / e.sum()")
    one, two = softmax(wrong, 7), softmax(wrong, 7)
    assert replace(one, millis={}) == replace(two, millis={})


@pytest.mark.parametrize(
    ("source", "status", "part"),
    [
        ("def softmax(x, axis=-1):\n    raise ValueError('no')\n", "error", "line 2"),
        ("def softmax(x, axis=-1):\n    while True: pass\n", "timeout", "finish"),
        ("def Softmax(x): pass\n", "error", "did you mean softmax"),
        ("x = 1\n", "error", "does not define softmax"),
        ("def softmax(x:\n", "invalid", "line 1"),
        ("", "invalid", "empty"),
        (b"\xff\xfe", "invalid", "UTF-8"),
        (b"a\0b", "invalid", "zero byte"),
        (b"#" * 70000, "invalid", "70000"),
        ("def softmax():\n    return 1\n", "error", "cannot be called"),
        ("def softmax(x, axis=-1):\n    return 'text'\n", "fail", "text"),
        ("def softmax(x, axis=-1):\n    return None\n", "fail", "None"),
        ("def softmax(x, axis=-1):\n    yield 1\n", "error", "generator"),
        ("import sys\nsys.exit()\n", "error", "SystemExit"),
        ("import os\nos._exit(0)\n", "error", "ended its process"),
        ("import socket\nsocket.socket()\n", "violation", "network"),
        ("import ctypes\nctypes.CDLL(None).unshare(0)\n", "violation", "system call"),
        ("import ctypes\nctypes.string_at(0)\n", "error", "SIGSEGV"),
        ("x = bytearray(1 << 34)\n", "error", "memory"),
        ("print('x' * (1 << 22))\n", "error", "megabyte"),
        ("raise Exception('\\x1b[31mred\\u202e')\n", "error", "line 1"),
    ],
)
def test_each_ending_has_its_status_and_its_sentence(
    softmax: Judge, source: str | bytes, status: str, part: str
) -> None:
    verdict = softmax(source, limits=Limits(seconds=1))
    assert verdict.status == status
    said = verdict.message + verdict.help
    assert part in said
    assert "\x1b" not in said and "\u202e" not in said and "Traceback" not in said


def test_a_changed_argument_is_told(softmax: Judge) -> None:
    source = "import numpy as np\ndef softmax(x, axis=-1):\n    y = np.asarray(x, float)\n"
    source += "    out = np.exp(y - y.max(axis=axis, keepdims=True))\n    x *= 0\n"
    source += "    return out / out.sum(axis=axis, keepdims=True)\n"
    verdict = softmax(source)
    assert verdict.status == "fail" and "changed its argument x" in verdict.message


def test_an_answer_that_remembers_is_told(softmax: Judge) -> None:
    source = SOFTMAX + "real, seen = softmax, []\ndef softmax(x, axis=-1):\n    seen.append(1)\n"
    source += "    return real(x, axis) + (len(seen) > 8)\n"
    failed = {check.name for check in softmax(source).checks if check.status == "fail"}
    assert "values" in failed or "repeatable" in failed


def test_other_parameter_names_in_the_same_order_are_accepted(softmax: Judge) -> None:
    renamed = "import numpy as np\ndef softmax(scores, along=-1):\n    scores = np.asarray(scores, float)\n"
    renamed += "    e = np.exp(scores - scores.max(along, keepdims=True))\n"
    renamed += "    return e / e.sum(along, keepdims=True)\n"
    assert softmax(renamed).status == "pass"


def test_forbidden_names_fail_with_their_line(softmax: Judge) -> None:
    source = "import torch\ndef softmax(x, axis=-1):\n    return torch.as_tensor(x).double().softmax(axis)\n"
    verdict = softmax(source)
    assert verdict.status == "fail"
    assert verdict.checks[0].name == "rule:forbid" and "Line 3" in verdict.message


def test_a_scaled_result_is_asked_about(softmax: Judge) -> None:
    verdict = softmax(SOFTMAX.replace("return e", "return 2 * e"))
    assert verdict.status == "fail" and "2 times" in verdict.message and verdict.message.endswith("?")


def test_printed_text_is_shown_clean(softmax: Judge) -> None:
    assert softmax("print('hello \\x1b[2J')\n" + SOFTMAX).stdout.startswith("hello ")
    assert "\x1b" not in softmax("print('hello \\x1b[2J')\n" + SOFTMAX).stdout


@pytest.mark.parametrize("name", COURSE)
def test_starters_fail_with_a_sentence_that_helps(exercise_named, draws: Draws, name: str) -> None:
    exercise: Exercise = exercise_named(name)
    verdict = judge_code(exercise, exercise.sources["starter.py"].encode(), 1, draws)
    assert verdict.status == "error" and "still to be written" in verdict.message


@pytest.mark.parametrize("name", COURSE)
def test_known_mistakes_in_a_real_cell_are_named(exercise_named, draws: Draws, name: str) -> None:
    """A mistake in an answer file, as a learner would write it, is named as in the pack's own cell."""
    exercise: Exercise = exercise_named(name)
    source = exercise.sources["mistakes.py"]
    if len(exercise.functions) > 1:
        source = exercise.sources["reference.py"] + "\n" + source
        exercise = replace(exercise, rules=Rules())
    for mistake in exercise.mistakes:
        if f"\nclass {mistake.name}" in source:
            swap = f"\nglobals().update({{k: v for k, v in vars({mistake.name}).items() if k[:2] != '__'}})\n"
        else:
            swap = f"\n{exercise.functions[0]} = {mistake.name}\n"
        verdict = judge_code(exercise, (source + swap).encode(), 3, draws)
        assert (verdict.status, verdict.mistake) == ("fail", mistake.name), mistake.name
        assert verdict.message.rstrip().endswith("?"), mistake.name


def test_the_reference_is_nowhere_in_what_a_learner_is_sent(exercise_named, draws: Draws) -> None:
    """The job for a learner's cell holds cases and names, and no text or value of the reference."""
    from tutor.judge import code

    exercise: Exercise = exercise_named("softmax")
    drawn = draws.get(exercise, 1, code.Uses())
    sent: list[dict[str, object]] = []

    class Spy:
        def run(self, host: str, job: dict[str, object], *rest: object) -> object:
            sent.append(job)
            return draws.hosts.run(host, job, *rest)

    code.run_answer(exercise, SOFTMAX, drawn, [0, 1], Spy(), code.Uses())
    assert sorted(sent[0]) == [
        "cases",
        "functions",
        "job",
        "limits",
        "order",
        "run",
        "seed",
        "source",
        "uses",
    ]
    assert exercise.sources["reference.py"] not in str(sent[0])


def test_paths_of_the_machine_are_not_in_messages(softmax: Judge) -> None:
    verdict = softmax("import json\njson.loads('x')\n")
    assert str(Path(__file__).parents[2]) not in verdict.message
    assert "line 2" in verdict.message


OWN_LAYER_NORM = """
import numpy as np


def layernorm_forward(x, gamma, beta, eps=1e-5):
    x, gamma, beta = (np.asarray(a, float) for a in (x, gamma, beta))
    s = np.sqrt(x.var(-1, keepdims=True) + eps)
    h = (x - x.mean(-1, keepdims=True)) / s
    return gamma * h + beta, (h, s)


def layernorm_backward(dy, cache):
    h, s = cache
    dy = np.asarray(dy, float)
    dx = (dy - dy.mean(-1, keepdims=True) - h * (dy * h).mean(-1, keepdims=True)) / s
    rows = tuple(range(dy.ndim - 1))
    return dx, (dy * h).sum(rows), dy.sum(rows)
"""


@pytest.mark.parametrize("seed", [374294470, 1015432851])
def test_a_mistake_in_double_precision_is_named_where_the_reference_is_single(
    exercise_named, draws: Draws, seed: int
) -> None:
    verdict = judge_code(exercise_named("layer-norm"), OWN_LAYER_NORM.encode(), seed, draws)
    assert verdict.mistake == "gamma_forgotten_on_the_way_back"
