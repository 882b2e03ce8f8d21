"""What a plot returns is checked outside its cell: sizes, types, finite numbers, one sentence, one table."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.judge.plot.read import KINDS, read
from tutor.judge.plot.values import PlotWrong
from tutor.text.plot.draw import draw

SAID: dict[str, Any] = {"sentence": "It falls.", "table": [("x", "y"), (1, 2.5)]}
GOOD: dict[str, dict[str, Any]] = {
    "curves": {"x": np.arange(3.0), "curves": {"a": [1, np.nan, 3]}, "points": {"here": [(1, 2)]}},
    "scatter": {
        "points": {"a": np.eye(2), "b": []},
        "boundary": np.eye(3),
        "x_range": (0, 1),
        "y_range": (0, 2),
    },
    "contour": {
        "surface": np.eye(3),
        "path": np.eye(2),
        "x_range": (0, 1),
        "y_range": (0, 2),
        "levels": [1, 2],
    },
    "heatmap": {"matrix": np.eye(2), "rows": ["a", "b"], "columns": [1, 2]},
    "bars": {"labels": ["a", "b"], "values": {"one": [1, 2], "two": np.ones(2)}},
    "histogram": {"edges": [0, 1, 2], "counts": np.array([3, 4])},
}


def plot(kind: str, /, **changes: Any) -> dict[str, Any]:
    return {k: v for k, v in ({"kind": kind} | SAID | GOOD[kind] | changes).items() if v is not ...}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_read_and_drawn(kind: str) -> None:
    said = read(plot(kind))
    assert said["kind"] == kind
    assert said["table"] == {"head": ["x", "y"], "rows": [["1", "2.5"]]}
    assert draw(said, 60, 12)


def test_a_gap_is_none_and_axes_hold_everything() -> None:
    said = read(plot("curves"))
    assert said["curves"][0]["y"] == [1.0, None, 3.0]
    assert (said["x"]["range"], said["y"]["range"]) == ([0.0, 2.0], [1.0, 3.0])


@pytest.mark.parametrize(
    ("kind", "changes", "said"),
    [
        ("curves", {"kind": "curve"}, 'did you mean "curves"?'),
        ("curves", {"kind": 3}, "3 is no kind of plot"),
        ("curves", {"sentence": ...}, 'it lacks "sentence"'),
        ("curves", {"sentence": " \n"}, '"sentence" is empty'),
        ("curves", {"sentence": "long " * 100}, "longer than 400 characters"),
        ("curves", {"table": ...}, 'it lacks "table"'),
        ("curves", {"table": [("x", "y")] + [(1, 2)] * 13}, "the table has 13 rows under its head; 1 to 12"),
        ("curves", {"table": [("x", "y")]}, "the table has 0 rows"),
        ("curves", {"table": [("x", "y"), (1,)]}, "of one length"),
        ("curves", {"table": [("x", "y"), (1, None)]}, "a cell of the table must be a text"),
        ("curves", {"xlabel": "x"}, 'there is no key "xlabel", did you mean "x_label"?'),
        ("curves", {"curves": {"a": [1, 2]}}, '"a" has 2 numbers, where x has 3'),
        ("curves", {"curves": {"a": [1, np.inf, 2]}}, '"a" holds inf'),
        ("curves", {"curves": {"a": [1, 1e200, 2]}}, '"a" holds 1e+200'),
        ("curves", {"curves": {"a": [1, "b", 2]}}, '"a" must hold numbers'),
        ("curves", {"curves": {"a": [1, True, 2]}}, '"a" must hold numbers'),
        ("curves", {"curves": {"a": [1, 2j, 2]}}, '"a" must hold numbers'),
        ("curves", {"curves": {str(n): [1, 2, 3] for n in range(7)}}, "a dict with 1 to 6 names"),
        ("curves", {"curves": [1, 2, 3]}, "must be a dict"),
        ("curves", {"x": np.arange(601.0)}, "holds 601 numbers; 1 to 600 are shown"),
        ("curves", {"x": [1, np.nan, 2]}, '"x" holds nan'),
        ("curves", {"x_range": (1, 1)}, '"x_range" is written (low, high)'),
        ("curves", {"y_label": 3}, '"y_label" must be a text'),
        ("curves", {"points": {"p": [(1, 2, 3)]}}, "1 to 2 are shown"),
        ("curves", {"points": {"p": [(1,)]}}, "no point (x, y)"),
        ("scatter", {"points": ...}, 'it lacks "points"'),
        ("scatter", {"x_range": ...}, "a boundary needs x_range and y_range"),
        ("contour", {"surface": [[1, 2], [3]]}, "rows of different lengths"),
        ("contour", {"surface": np.zeros((101, 2))}, "has 101 rows; 1 to 100"),
        ("contour", {"surface": [[1, 2]]}, "at least two rows"),
        ("contour", {"levels": [2, 1]}, '"levels" must rise'),
        ("contour", {"path": np.zeros((601, 2))}, "holds 601 points"),
        ("heatmap", {"matrix": [[np.nan]]}, '"matrix" holds nan'),
        ("heatmap", {"rows": ["a"]}, '"rows" has 1 names for 2'),
        ("bars", {"values": [1]}, "a number for each"),
        ("bars", {"labels": []}, "0 bars; 1 to 24"),
        ("histogram", {"edges": [0, 2, 1]}, '"edges" must rise'),
        ("histogram", {"counts": [1, -1]}, "a negative number"),
    ],
)
def test_what_cannot_be_shown_is_one_sentence(kind: str, changes: dict[str, Any], said: str) -> None:
    with pytest.raises(PlotWrong) as problem:
        read(plot(kind, **changes))
    assert said in str(problem.value)
    assert "\n" not in str(problem.value)


def test_texts_cannot_act_on_a_terminal() -> None:
    said = read(plot("bars", sentence="red \x1b[31m\nand\u202e on", labels=["a\x1b]0;x\x07", "b"]))
    assert said["sentence"] == "red and on"
    assert said["labels"] == ["a", "b"]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just(np.zeros((2, 2))),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(kind=st.sampled_from(sorted(KINDS)), data=st.data())
@settings(max_examples=300, deadline=None)
def test_whatever_a_key_holds_it_is_read_or_refused(kind: str, data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted({"sentence", "table", *KINDS[kind][0]})))
    try:
        said = read(plot(kind, **{key: data.draw(ANYTHING)}))
    except PlotWrong:
        return
    assert draw(said, 50, 10)
