"""Lines of code under the keys of an editor: comments, indentation, finding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.tui.editing import dedented, found, indented, next_indentation, toggled_comments

CODE = st.lists(
    st.text(alphabet="ab :#\t（中", max_size=8).map(lambda t: t.replace("\t", "    ")), max_size=6
)


@given(CODE.filter(lambda lines: not all(t.lstrip().startswith("#") for t in lines if t.strip())))
def test_comments_put_on_and_taken_off_leave_the_lines_as_they_were(lines: list[str]) -> None:
    assert toggled_comments(toggled_comments(lines)) == lines


def test_comments_stand_at_the_margin_of_the_lines_and_not_before_empty_ones() -> None:
    assert toggled_comments(["    if x:", "", "        y"]) == ["    # if x:", "", "    #     y"]


def test_lines_of_which_one_is_code_become_comments_all() -> None:
    assert toggled_comments(["# a", "b"]) == ["# # a", "# b"]


@given(CODE)
def test_a_step_in_and_a_step_out_leave_the_lines_as_they_were(lines: list[str]) -> None:
    said = [line for line in lines if line.strip()]

    assert dedented(indented(said)) == said


def test_a_step_out_takes_what_there_is() -> None:
    assert dedented(["  a", "\tb", "c", "      d"]) == ["a", "b", "c", "  d"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("def f(x):", 4),
        ("    if x:  # why", 8),
        ("    y = g(", 8),
        ("    return y", 0),
        ("x = 1", 0),
        ("    x = d[1:]", 4),
    ],
)
def test_a_new_line_begins_where_python_goes_on(before: str, after: int) -> None:
    assert next_indentation(before, python=True) == " " * after


def test_finding_goes_round_and_counts_capitals_only_where_they_are_asked_for() -> None:
    text = "Ab ab AB"

    assert [found(text, "ab", start) for start in (0, 1, 4, 7)] == [0, 3, 6, 0]
    assert found(text, "AB", 0) == 6
    assert found(text, "ab", 6, back=True) == 3
    assert found(text, "ab", 0, back=True) == 6
    assert found(text, "x", 0) is None
    assert found(text, "", 0) is None


@given(st.text(max_size=20), st.text(min_size=1, max_size=3), st.integers(0, 20))
def test_what_is_found_stands_there(text: str, wanted: str, start: int) -> None:
    at = found(text, wanted, start)

    assert at is None or text[at : at + len(wanted)].lower() == wanted.lower()
