"""The plain twin of a verdict: what is right, the one best message, what shows it, what to do next."""

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.text.terminal import cells
from tutor.text.verdict import plain

QUESTION = "Your weights are flatter than they should be. By what do you divide the scores when d = 16?"


def check(name: str, status: str = "pass", **more: Any) -> dict[str, Any]:
    return {"name": name, "status": status, "message": "", "help": "", "mistake": None} | more


def verdict(status: str, **more: Any) -> dict[str, Any]:
    return {
        "format": 1,
        "exercise": "attention",
        "kind": "code",
        "status": status,
        "score": 0.0,
        "seed": 7,
        "message": "",
        "help": "",
        "mistake": None,
        "also": [],
        "checks": [],
        "stdout": "",
        "millis": {"total": 11.4},
    } | more


FAILED = verdict(
    "fail",
    message=QUESTION,
    help="Divide by the root of d.",
    also=["double_scale"],
    checks=[
        check("shapes"),
        check("rows sum to one"),
        check(
            "values",
            "fail",
            message=QUESTION,
            case={"name": "two keys", "q": "[[1, 0]]"},
            actual="0.562",
            expected="0.622",
            where=[0, 0],
        ),
        check("gradient", "skipped"),
    ],
)


def test_a_failure_says_first_what_is_right_then_what_shows_the_mistake() -> None:
    assert plain(FAILED).splitlines() == [
        "2 of 4 checks are right: shapes; rows sum to one.",
        "Not right: values. Your weights are flatter than they should be. By what do",
        "you divide the scores when d = 16?",
        "Not looked at, because another check failed first: gradient.",
        '  case "two keys"',
        "    q = [[1, 0]]",
        "  yours 0.562, expected 0.622, first difference at [0, 0]",
        "This fits as well: double scale.",
        "seed 7 · 11 ms · next: tutor hint attention",
    ]


def test_the_remedy_is_folded_until_asked_for() -> None:
    assert "root of d" not in plain(FAILED)
    unfolded = plain(FAILED, help=True).splitlines()
    assert "Help: Divide by the root of d." in unfolded
    assert unfolded[-1].endswith("next: tutor solution attention")


def test_the_case_shown_is_the_one_that_the_best_message_is_about() -> None:
    checks = [
        check("bias", "fail", message="other", actual="1", expected="2"),
        check("values", "fail", message=QUESTION, actual="3", expected="4"),
    ]
    shown = plain(verdict("fail", message=QUESTION, checks=checks))
    assert "yours 3, expected 4" in shown
    assert "yours 1" not in shown


@pytest.mark.parametrize(
    ("status", "message", "lines"),
    [
        (
            "pass",
            "",
            ["All 2 checks are right: shapes; values.", "seed 7 · 11 ms · next: tutor solution attention"],
        ),
        ("error", "line 3: x is not defined", ["The answer stopped with an error. line 3: x is not defined"]),
        ("violation", "It opened a socket.", ["The sandbox stopped the answer. It opened a socket."]),
        (
            "invalid",
            "Line 2 ends too early.",
            ["The answer cannot be read; this costs no attempt. Line 2 ends too early."],
        ),
        ("timeout", "3 s are over.", ["The answer ran out of time. 3 s are over."]),
        ("undecided", "", ["This cannot be decided; it costs no attempt."]),
    ],
)
def test_every_status_has_its_form(status: str, message: str, lines: list[str]) -> None:
    checks = [check("shapes"), check("values")] if status == "pass" else []
    shown = plain(verdict(status, message=message, checks=checks), width=100).splitlines()
    assert shown[: len(lines)] == lines
    assert shown[-1].startswith("seed 7 · 11 ms · next: tutor ")


@pytest.mark.parametrize(("millis", "shown"), [(0.4, "< 1 ms"), (11.4, "11 ms"), (2345.0, "2.3 s")])
def test_times_are_short(millis: float, shown: str) -> None:
    assert f"seed 7 · {shown} · next" in plain(verdict("pass", millis={"total": millis}))


def test_without_seed_and_time_only_the_next_command_is_left() -> None:
    assert plain(verdict("invalid", seed=None, millis={})).splitlines()[-1] == "next: tutor read attention"


def test_values_that_are_long_stand_under_each_other() -> None:
    values = {"actual": "[" + "0.12345, " * 5 + "]", "expected": "[" + "0.54321, " * 5 + "]", "where": [3]}
    shown = plain(verdict("fail", checks=[check("values", "fail", **values)])).splitlines()
    assert [line[:12] for line in shown[1:4]] == ["  yours    [", "  expected [", "  first diff"]


def test_values_of_several_rows_keep_their_columns() -> None:
    shown = plain(
        verdict("fail", checks=[check("values", "fail", actual="[[1  2]\n [30 4]]", expected="[[1 2]]")])
    )
    assert "  yours\n    [[1  2]\n     [30 4]]\n  expected [[1 2]]" in shown


def test_what_the_learner_printed_is_cut_and_harmless() -> None:
    shown = plain(verdict("pass", stdout="\x1b[2Jone\n" + "x" * 200 + "\n" + "row\n" * 20)).splitlines()
    start = shown.index("You printed:")
    assert shown[start + 1] == "  one"
    assert shown[start + 2] == "  " + "x" * 75 + "…"
    assert shown[start + 13] == "  … and 10 lines more"


ABOVE = {"at": {"K": 2, "z": [0.0, 0.0]}, "left": -0.25, "right": 0.25}
ASIDE = {"at": {"z": 1}, "left": 1, "right": 0}
LINES = [
    {"n": 1, "text": "delta[i,j]*s[i] - s[i]*s[j]", "verdict": "follows"},
    {
        "n": 2,
        "text": "= s[i]*(1 - s[j])",
        "verdict": "does_not_follow",
        "message": "What happened to δ?",
        "counterexample": ABOVE,
    },
    {"n": 3, "text": "= a/a", "verdict": "follows_if", "condition": "a ≠ 0"},
    {"n": 4, "text": "s[i] = s[j]", "verdict": "does_not_follow", "counterexample": ASIDE},
    {"n": 5, "text": "= log(-1)", "verdict": "undefined"},
    {"n": 6, "text": "= f(", "verdict": "unreadable", "message": "Something is missing.\n= f(  x\n    ^"},
    {"n": 7, "text": "= s[i]", "verdict": "cannot_tell"},
]
DERIVATION = verdict("fail", kind="derivation", message="What happened to δ?", first_wrong=2, lines=LINES)


def test_each_line_of_a_derivation_has_its_mark_and_its_reason() -> None:
    assert plain(DERIVATION).splitlines()[:-1] == [
        "2 of 7 lines follow.",
        "What happened to δ?",
        "  1 ✓ delta[i,j]*s[i] - s[i]*s[j]",
        "  2 ✗ = s[i]*(1 - s[j])",
        "      does not follow",
        "      At K = 2, z = (0, 0): -0.25 before, 0.25 here.",
        "  3 ✓ = a/a",
        "      follows if a ≠ 0",
        "  4 ✗ s[i] = s[j]",
        "      does not follow",
        "      At z = 1: 1 on the left, 0 on the right.",
        "  5 ✗ = log(-1)",
        "      has no value",
        "  6 ✗ = f(",
        "      cannot be read",
        "      Something is missing.",
        "      = f(  x",
        "          ^",
        "  7 ? = s[i]",
        "      cannot be decided",
    ]


def test_a_derivation_that_follows_says_so() -> None:
    shown = plain(verdict("pass", kind="derivation", lines=LINES[:1])).splitlines()
    assert shown[:2] == ["The one line follows.", "  1 ✓ delta[i,j]*s[i] - s[i]*s[j]"]


def test_what_was_told_above_is_not_told_again_under_its_line() -> None:
    said = "Here ) is missing.\nf(x\n   ^"
    line = {"n": 1, "text": "f(x", "verdict": "unreadable", "message": said}
    shown = plain(verdict("invalid", kind="derivation", message=f"Line 1: {said}", lines=[line])).splitlines()
    assert shown[:-1] == [
        "The answer cannot be read; this costs no attempt. Line 1: Here ) is missing.",
        "f(x",
        "   ^",
        "  1 ✗ f(x",
        "      cannot be read",
    ]


def test_of_two_equations_both_sides_of_the_one_that_fails_are_shown() -> None:
    line = {"n": 1, "text": "<=> s = z", "verdict": "does_not_follow", "counterexample": ASIDE}
    shown = " ".join(plain(DERIVATION | {"lines": [line]}).split())
    assert "one of the two equations holds; the other says" in shown
    assert "before" not in shown


def test_marks_can_be_ascii() -> None:
    shown = plain(DERIVATION | {"message": "", "lines": LINES[3:]} | {"stdout": "x" * 99}, ascii=True)
    assert shown.isascii()
    assert "  4 no s[i] = s[j]" in shown
    assert "  7 ?? = s[i]" in shown
    assert "seed 7 - 11 ms - next" in shown


def test_many_checks_are_counted_and_not_all_named() -> None:
    shown = plain(verdict("pass", checks=[check(f"q{n}") for n in range(20)]))
    assert shown.startswith("All 20 checks are right: q0; q1; q2; q3; q4; q5; q6; q7; 12 more.")


def test_an_error_object_is_its_sentence() -> None:
    assert (
        plain({"format": 1, "error": "There is no exercise\x1b[1m sofmax."}) == "There is no exercise sofmax."
    )


TEXT = st.text(max_size=60)
CHECKS = st.builds(
    check,
    TEXT,
    st.sampled_from(["pass", "fail", "skipped", "undecided"]),
    message=TEXT,
    case=st.one_of(st.none(), st.dictionaries(TEXT, TEXT, max_size=3)),
    actual=st.one_of(st.none(), TEXT),
    expected=st.one_of(st.none(), TEXT),
    where=st.one_of(st.none(), st.lists(st.integers(0, 9), max_size=3)),
)
STATUS = st.sampled_from(["pass", "fail", "error", "violation", "invalid", "timeout", "undecided"])


@given(STATUS, TEXT, st.lists(CHECKS, max_size=4), TEXT, st.integers(20, 100), st.booleans())
@settings(max_examples=150, deadline=None)
def test_every_line_fits_and_is_harmless(
    status: str, message: str, checks: list[dict[str, Any]], stdout: str, width: int, unfolded: bool
) -> None:
    given_verdict = verdict(status, message=message, help=message, checks=checks, stdout=stdout)
    shown = plain(given_verdict, width=width, help=unfolded)
    assert [line for line in shown.split("\n") if cells(line) > width] == []
    assert all(char.isprintable() or char in "\n\u3000\xa0" or char.isspace() for char in shown)


def test_nothing_heavy_is_imported() -> None:
    script = "import sys, tutor.text.verdict; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "tutor.text.verdict" in loaded
    assert (
        set(loaded) & {"numpy", "torch", "pydantic", "textual", "rich", "markdown_it", "click", "json"}
        == set()
    )


def test_two_lines_without_a_name_are_compared_without_a_place() -> None:
    example = {"at": {}, "left": 30.0, "right": 14.0}
    line = {"n": 1, "text": "14", "verdict": "does_not_follow", "counterexample": example, "message": ""}
    shown = plain(verdict("fail", kind="derivation", lines=[line], first_wrong=1))
    assert "30 before, 14 here." in shown
    assert "At :" not in shown
