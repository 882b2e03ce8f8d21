"""Of several hand-ins of one learner one counts, and a sentence says which."""

from __future__ import annotations

import pytest

from tutor.homework.latest import latest
from tutor.homework.marks import Submission

EARLY, LATE = "2026-11-01T23:30:00-05:00", "2026-11-02T05:00:00+00:00"


def handed(source: str, submitted: str | None, data: bytes = b"x") -> Submission:
    return Submission("Ada", source, submitted, {"slope": data})


@pytest.mark.parametrize(
    ("one", "two", "kept"),
    [
        (handed("a", EARLY), handed("b", LATE, b"y"), "b"),
        (handed("a", LATE), handed("b", EARLY, b"y"), "a"),
        (handed("a", None), handed("b", None, b"y"), "a"),
        (handed("a", None), handed("b", LATE, b"y"), "b"),
        (handed("a", LATE), handed("b", LATE, b"y"), "a"),
        (handed("a", LATE), Submission("Ada", "b", LATE, problems=("damaged",)), "a"),
        (handed("a", EARLY), handed("b", EARLY), "a"),
    ],
)
def test_the_latest_counts_by_the_clock_and_not_by_its_face(
    one: Submission, two: Submission, kept: str
) -> None:
    for order in ([one, two], [two, one]):
        [submission], [sentence] = latest(order)
        assert submission.source == kept
        assert kept in sentence


def test_learners_come_by_name() -> None:
    found, said = latest([Submission("Bo", "b"), Submission("Ada", "a")])
    assert [each.learner for each in found] == ["Ada", "Bo"]
    assert not said
