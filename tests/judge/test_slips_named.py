"""The slip of a wrong line in the verdict: after the verdict, as a question, mended only on request."""

from dataclasses import replace

import pytest

from tutor.judge.contract import as_json
from tutor.judge.derivation import judge_derivation
from tutor.model import Derivation, Exercise, Name, Slip, Verdict
from tutor.text.verdict import plain

SOFTMAX = Derivation(
    start="diff(s[i], z[j])",
    goal="s[i]*(delta[i,j] - s[j])",
    names={"z": Name("vector", ("K",)), **{name: Name("index", ("K",)) for name in "ijk"}},
    definitions={"s[i]": "exp(z[i]) / sum(k, exp(z[k]))"},
    slips=(Slip("one-for-all", "s[i]*(1 - s[j])", "Is i always j?"),),
)
BARE = replace(SOFTMAX, slips=())


def judged(answer: str, derivation: Derivation = BARE) -> tuple[Verdict, list[Verdict]]:
    exercise = Exercise("p", "e", "derivation", "E", "/p/e", "0", derivation=derivation)
    first: list[Verdict] = []
    return judge_derivation(exercise, answer, 7, first.append), first


def test_the_verdict_comes_before_the_slip() -> None:
    verdict, (first,) = judged("= s[i]*(1 - s[j])")
    assert (first.status, first.first_wrong, first.mistake) == ("fail", 1, None)
    assert (verdict.status, verdict.first_wrong, verdict.mistake) == ("fail", 1, "missing-delta")
    assert [line.verdict for line in first.lines or ()] == [line.verdict for line in verdict.lines or ()]


def test_the_message_shows_the_values_and_asks_about_the_place() -> None:
    verdict, _first = judged("= s[i]*(1 - s[j])")
    assert "gives" in verdict.message
    asked = "Does 1 stand there for all indices, or only where two of them are equal?"
    assert verdict.message.endswith(asked)


def test_the_author_s_slip_goes_first_and_is_not_waited_for() -> None:
    verdict, first = judged("= s[i]*(1 - s[j])", SOFTMAX)
    assert (verdict.mistake, verdict.message, first) == ("one-for-all", "Line 1: Is i always j?", [])


def test_a_right_derivation_has_no_slip() -> None:
    verdict, first = judged("= s[i]*delta[i,j] - s[i]*s[j]\n= s[i]*(delta[i,j] - s[j])")
    assert (verdict.status, first) == ("pass", [])
    assert not any(line.slip for line in verdict.lines or ())


def test_a_line_below_the_wrong_one_is_judged_against_it_and_has_no_slip() -> None:
    verdict, _first = judged("= s[i]*(1 - s[j])\n= s[i] - s[i]*s[j]")
    assert [(line.verdict, line.slip) for line in verdict.lines or ()] == [
        ("does_not_follow", "missing-delta"),
        ("follows", None),
    ]


@pytest.mark.parametrize("again", [1, 2])
def test_the_mended_line_is_shown_only_on_request(again: int) -> None:
    verdict, _first = judged("= s[i]*(1 - s[j])")
    said = as_json(verdict) | {"repeat": again}
    assert "s[i]*(delta[i,j] - s[j])" not in plain(said)
    assert "This would follow: = s[i]*(delta[i,j] - s[j])" in " ".join(plain(said, help=True).split())
