"""What a class got wrong, in numbers that another way of computing them confirms."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judged_class import Judged, judged_class

from tutor.homework.export import figures
from tutor.homework.marks import Mark, Run
from tutor.homework.statistics import discrimination, is_unnamed, statistics, totals
from tutor.homework.summary import summary
from tutor.text.terminal import cells


@pytest.fixture(scope="module")
def judged(exercise_named, draws) -> Judged:
    return judged_class(exercise_named, draws)


def test_an_exercise_is_counted_as_it_was_judged(judged: Judged) -> None:
    softmax, jacobian, quiz = statistics(judged.run, judged.marks)
    assert (softmax.handed_in, softmax.judged, softmax.passed) == (9, 9, 3)
    assert softmax.rate == pytest.approx(1 / 3)
    assert (quiz.handed_in, quiz.judged) == (9, 8), "what could not be judged tells nothing"
    assert [(mistake.name, mistake.learners) for mistake in softmax.mistakes] == [("wrong_axis", 2)]
    assert (softmax.unnamed, quiz.unnamed) == (2, 0)
    assert [mistake.learners for mistake in jacobian.mistakes] == [4]
    assert not jacobian.mistakes[0].message.startswith("Line 3"), "a line is one learner's"


def test_who_only_broke_a_rule_made_no_mistake_without_a_name(judged: Judged) -> None:
    [wrong, *_rest] = [mark for mark in judged.marks if is_unnamed(mark)]
    rule = {"name": "rule:forbid", "status": "fail"}
    assert not is_unnamed(replace(wrong, verdict={"checks": [rule]}))
    assert is_unnamed(replace(wrong, verdict={"checks": [rule, {"name": "values", "status": "fail"}]}))


def test_an_override_does_not_change_what_an_exercise_tells(judged: Judged) -> None:
    assert statistics(judged.run, judged.marks)[0].passed == 3
    assert len(totals(judged.run, judged.marks)) == 8


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 40)), min_size=3, max_size=30))
def test_discrimination_is_the_correlation_of_passing_with_the_rest(pairs: list[tuple[bool, int]]) -> None:
    passed, rest = [right for right, _ in pairs], [value / 4 for _, value in pairs]
    found = discrimination(passed, rest)
    if len(set(passed)) == 1 or len(set(rest)) == 1:
        assert found is None
    else:
        assert found == pytest.approx(float(np.corrcoef(np.array(passed, float), rest)[0, 1]), abs=1e-9)


def test_discrimination_is_undefined_where_nothing_varies() -> None:
    assert discrimination([], []) is None
    assert discrimination([True, False], [1, 2]) is None
    assert discrimination([True] * 4, [1, 2, 3, 4]) is None
    assert discrimination([True, False, True], [0.1 + 0.2, 0.3, 0.3]) is None
    assert discrimination([True, True, False, False], [4, 3, 2, 1]) == pytest.approx(0.894427191)


def test_an_exercise_alone_has_no_rest_to_compare_with() -> None:
    run = Run("p", "P", "1", "0", 1, "0", {"e": "E"}, {"e": 1.0}, tuple("abcd"))
    marks = [Mark(name, "e", "code", "pass" if name < "c" else "fail", 1.0, 1, 1, 1) for name in "abcd"]
    assert statistics(run, marks)[0].discrimination is None


def test_a_class_that_handed_nothing_in_is_told_of_too() -> None:
    run = Run("p", "P", "1", "0", 1, "0", {"e": "E"}, {"e": 1.0})
    assert statistics(run, [])[0].rate is None
    assert "0 learners" in summary(run, [])


def test_the_spreadsheet_holds_the_same_numbers(judged: Judged, tmp_path: Path) -> None:
    (path,) = figures.write(tmp_path, judged.run, judged.marks)
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["exercise"] for row in rows] == list(judged.run.titles)
    assert rows[0]["mistakes"] == "wrong_axis 2"
    assert (rows[0]["pass_rate"], rows[2]["pass_rate"]) == ("0.3333", "0")


@pytest.mark.parametrize("width", [70, 78, 120])
def test_the_summary_fits_a_terminal(judged: Judged, width: int) -> None:
    titles = {name: f"练习 {title} 与它的梯度" for name, title in judged.run.titles.items()}
    wide = Run(**{name: getattr(judged.run, name) for name in Run.__dataclass_fields__} | {"titles": titles})
    text = summary(wide, judged.marks, width)
    assert max(map(cells, text.splitlines())) <= width
    assert "2 × wrong_axis" in text and "2 wrong answers have no name yet." in text
