"""The derivations of `topics.toml`: what is right follows, what is wrong does not, and has its slip named."""

from itertools import groupby

import pytest
from derivation_cases import Case, cases

from tutor.algebra.names import read_step
from tutor.algebra.slips.search import find
from tutor.algebra.slips.sentences import names

SEED = 17
EVERY = 3  # of the wrong lines, the share that is searched for its slip

TOPICS = [
    pytest.param(list(lines), id=topic)
    for topic, lines in groupby(cases("topics.toml"), key=lambda case: case.name.rpartition(",")[0])
]


def labels(case: Case) -> list[str]:
    return case.slip.split(" or ")


@pytest.mark.parametrize("lines", TOPICS)
def test_the_right_lines_of_a_topic_follow_and_the_wrong_ones_do_not(lines: list[Case]) -> None:
    for case in lines:
        verdict = case.outcome(SEED).verdict
        expected = {"does_not_follow", "undefined"} if case.slip else {"follows"}
        assert verdict in expected, (case.text, case.outcome(SEED))


def test_there_are_a_hundred_topics_and_their_slips_have_names() -> None:
    assert len(TOPICS) >= 100
    for case in cases("topics.toml"):
        assert not case.slip or set(labels(case)) <= names() | {"any"}, case.text


def test_nine_slips_in_ten_are_named() -> None:
    wrong = [case for case in cases("topics.toml") if case.slip and case.slip != "any"][::EVERY]
    missed = []
    for case in wrong:
        found = find(
            case.above, read_step(case.text, case.scope), case.scope, [SEED, 1], case.unknown, seconds=30
        )
        if found is None or found.name not in labels(case):
            missed.append((case.text, case.slip, found and found.name))
    assert len(missed) <= len(wrong) // 10, missed
