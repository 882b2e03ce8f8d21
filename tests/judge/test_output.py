"""What the learner printed beside the case that printed it, and exceptions as the learner's own lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.judge import printed, raised
from tutor.judge.code import Draws, Uses, judge_code
from tutor.judge.drawn import Case
from tutor.model import Limits, Verdict
from tutor.sandbox import stream
from tutor.sandbox.outcome import Outcome

Judge = Callable[..., Verdict]
RIGHT = """import numpy as np
def softmax(x, axis=-1):
    {}
    x = np.asarray(x, float)
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
"""
plain_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
shapes = plain_values | st.integers(0, 9) | st.lists(st.integers(0, 9), max_size=9)


@pytest.fixture
def softmax(exercise_named, draws: Draws) -> Judge:
    exercise = exercise_named("softmax")

    def judge(source: str, seed: int = 1, **changes: object) -> Verdict:
        return judge_code(replace(exercise, **changes), source.encode(), seed, draws)

    return judge


# ------------------------------------------------------------------------------------------ printed


@pytest.mark.parametrize("seed", range(1, 6))
def test_a_right_answer_shows_the_first_authored_case_whatever_the_order(
    softmax: Judge, draws: Draws, exercise_named, seed: int
) -> None:
    verdict = softmax(RIGHT.format("print('shape', np.shape(x))"), seed)
    first = draws.get(exercise_named("softmax"), seed, Uses()).cases[0]
    assert verdict.status == "pass"
    assert verdict.stdout == f'In case "{first.name}":\nshape {first.inputs["x"].shape}'


def test_the_failing_case_shows_what_it_printed_and_nothing_of_the_others(softmax: Judge) -> None:
    wrong = RIGHT.format("print('largest', np.max(x))").replace("x - x.max(axis=axis, keepdims=True)", "x")
    verdict = softmax(wrong)
    assert verdict.status == "fail"
    told = next(check for check in verdict.checks if check.status == "fail")
    assert told.case is not None
    assert verdict.stdout.startswith(f'In case "{told.case["name"]}":\nlargest ')
    assert verdict.stdout.count("largest") == 1


def test_what_is_printed_while_the_file_is_read_comes_first_and_once(softmax: Judge) -> None:
    verdict = softmax("print('hello')\n" + RIGHT.format("print('called')"))
    lines = verdict.stdout.split("\n")
    assert lines[0] == "hello" and lines[1].startswith("In case") and lines[2:] == ["called"]


def test_a_case_that_prints_nothing_has_no_heading(softmax: Judge) -> None:
    assert softmax(RIGHT.format("pass")).stdout == ""
    assert softmax("print('hello')\n" + RIGHT.format("pass")).stdout == "hello"


def test_standard_error_is_shown_too(softmax: Judge) -> None:
    verdict = softmax("import sys\n" + RIGHT.format("print('oops', file=sys.stderr)"))
    assert verdict.stdout.endswith("\noops")


def test_a_long_text_is_cut_and_says_how_much_is_missing(softmax: Judge) -> None:
    verdict = softmax(RIGHT.format("print('a' * (2000 + 123), end='')"))
    assert verdict.stdout.endswith("a\n... (123 more characters)")
    assert verdict.stdout.count("a" * 2000) == 1 and "a" * 2001 not in verdict.stdout


def test_lines_before_a_hang_are_shown(softmax: Judge) -> None:
    source = RIGHT.format("print('before the loop')\n    while True: pass")
    verdict = softmax(source, limits=Limits(seconds=1))
    assert verdict.status == "timeout" and verdict.stdout == "before the loop"


def test_the_case_that_hangs_shows_its_own_lines_alone(softmax: Judge) -> None:
    source = RIGHT.format("print('shape', np.shape(x))\n    while np.shape(x) == (3,): pass")
    verdict = softmax(source, seed=2, limits=Limits(seconds=1))
    assert verdict.status == "timeout"
    assert verdict.checks[0].case is not None
    assert verdict.stdout == f'In case "{verdict.checks[0].case["name"]}":\nshape (3,)'


def test_an_answer_that_closes_or_replaces_its_streams_is_judged(softmax: Judge) -> None:
    for line in ("import sys; sys.stdout.close()", "import sys, io; sys.stdout = io.StringIO(); print('x')"):
        assert softmax(RIGHT.format(line)).status == "pass"


def cases(count: int) -> tuple[Case, ...]:
    return tuple(Case(f"case {i}", {}, False, 0.0, None) for i in range(count))


@given(st.lists(plain_values, min_size=1, max_size=4), st.binary(max_size=40), st.binary(max_size=40))
def test_no_claim_of_a_cell_shows_more_than_was_printed(claims: list[object], out: bytes, err: bytes) -> None:
    frames = [stream.Frame(stream.VALUE, n, {"printed": claim}) for n, claim in enumerate(claims)]
    outcome = Outcome(frames=frames, stdout=bytearray(out), stderr=bytearray(err))
    order = list(range(len(claims)))
    text = printed.texts(cases(len(claims)), order, outcome, [0])
    shown = text.replace('In case "case 0":', "")
    assert len(shown.replace("\n", "")) <= len(out) + len(err)


@given(st.lists(st.tuples(st.text("ab\n", max_size=9), st.text("yz", max_size=9)), min_size=1, max_size=6))
def test_each_case_gets_exactly_its_own_text(texts: list[tuple[str, str]]) -> None:
    outcome, at = Outcome(), (0, 0)
    for n, (out, err) in enumerate(texts):
        outcome.stdout += out.encode()
        outcome.stderr += err.encode()
        now = len(outcome.stdout), len(outcome.stderr)
        outcome.frames.append(stream.Frame(stream.VALUE, n, {"printed": [*at, *now]}))
        at = now
    for n, (out, err) in enumerate(texts):
        shown = printed.texts(cases(len(texts)), list(range(len(texts))), outcome, [n])
        kept = (out + err).rstrip("\n")
        assert shown == (f'In case "case {n}":\n{kept}'.rstrip("\n") if out + err else "")


# --------------------------------------------------------------------------------------- exceptions


def test_an_exception_is_the_learners_line_with_the_shapes_of_its_arrays(softmax: Judge) -> None:
    source = (
        "import numpy as np\ndef softmax(x, axis=-1):\n    q = np.ones((2, 3))\n    k = np.ones((4, 3))\n"
    )
    verdict = softmax(source + "    s = q @ k\n    return s\n")
    assert verdict.status == "error"
    assert "line 5 (s = q @ k; q: (2, 3), k: (4, 3))" in verdict.message
    assert "matmul" in verdict.message and verdict.help == ""


def test_the_way_there_holds_only_the_learners_lines_outermost_first(softmax: Judge) -> None:
    source = """import numpy as np
def softmax(x, axis=-1):
    rows = [1, 2, 3]
    return outer(x, rows)

def outer(values, rows):
    return inner(values)

def inner(values):
    flat = np.zeros(5)
    return np.concatenate([flat, flat.reshape(5, 1)])
"""
    verdict = softmax(source)
    assert "line 11" in verdict.message
    first, *way = verdict.help.split("\n")
    assert first == "The way there:"
    assert [line.split(":")[0] for line in way] == ["line 4", "line 7", "line 11"]
    assert "rows: list of 3" in way[0] and "flat: (5,)" in way[2]
    assert "answering" not in verdict.help and "/" not in verdict.help


def test_at_most_four_lines_lead_to_an_exception(softmax: Judge) -> None:
    verdict = softmax("def softmax(x, axis=-1):\n    return softmax(x, axis)\n")
    assert "RecursionError" in verdict.message
    assert verdict.help.count("line 2") == 4


def test_tensors_have_shapes_and_attributes_of_the_same_name_do_not(softmax: Judge) -> None:
    source = """import torch
def softmax(x, axis=-1):
    W = torch.zeros(2, 3)
    bias = torch.zeros(7)
    scale = 2.0
    return W.bias @ torch.ones(4, 4) * scale
"""
    verdict = softmax(source)
    assert "W: (2, 3)" in verdict.message
    assert "bias: " not in verdict.message and "scale: " not in verdict.message


def test_foreign_properties_are_never_asked(softmax: Judge) -> None:
    source = """import numpy as np
class Loud(np.ndarray):
    @property
    def shape(self):
        print("asked")
        return (1,)
    def __repr__(self):
        print("shown")
        return "loud"
class List(list):
    def __len__(self):
        print("counted")
        return 3
def softmax(x, axis=-1):
    a, b = np.ones((2, 2)).view(Loud), List([1])
    return a + b + nothing
"""
    verdict = softmax(source)
    assert "line 16" in verdict.message and "NameError" in verdict.message
    assert "asked" not in verdict.stdout and "shown" not in verdict.stdout
    assert "a:" not in verdict.message and "b:" not in verdict.message


def test_every_line_of_a_loop_expression_is_named_once(softmax: Judge) -> None:
    source = "import numpy as np\ndef softmax(x, axis=-1):\n    w = np.ones(3)\n"
    verdict = softmax(source + "    return [w[i] for i in range(9)]\n")
    assert "IndexError" in verdict.message and "w: (3,)" in verdict.message


@given(plain_values)
def test_any_description_of_an_exception_is_taken(value: object) -> None:
    described = raised.of(value if isinstance(value, dict) else {"frames": value})
    assert len(described.places) <= raised.LINES


@given(st.dictionaries(st.text(max_size=9), shapes, max_size=5), st.text(max_size=9), st.integers())
def test_any_claim_of_shapes_is_taken(shapes: dict[str, object], text: str, line: int) -> None:
    described = raised.of({"frames": [{"line": line, "text": text, "shapes": shapes}]})
    assert len(described.places) == (0 <= line < 10**9)
    assert all(str(place).isprintable() for place in described.places)
