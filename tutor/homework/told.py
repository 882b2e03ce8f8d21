"""What a grading comes to, in lines for a terminal and as one JSON object."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from tutor.homework.grading import Graded
from tutor.homework.marks import FORMAT, Mark
from tutor.homework.summary import summary
from tutor.homework.totals import by_learner, passed, possible, total
from tutor.words import _, ngettext

SHOWN = 20  # changed marks and differing claims; all of them are in the tables


def as_json(graded: Graded) -> dict[str, Any]:
    """The summary as the command's one object."""
    run, marks = graded.run, graded.marks
    return {
        "format": FORMAT,
        "pack": run.pack,
        "version": run.version,
        "seed": run.seed,
        "learners": len(run.learners),
        "verdicts": dict(Counter(mark.status for mark in marks)),
        "possible": possible(run),
        "points": {learner: total(own) for learner, own in by_learner(run, marks).items()},
        "exercises": {name: _exercise(own) for name, own in _by_exercise(graded)},
        "differing": [_claim(mark) for mark in marks if mark.differs],
        "late": len({mark.learner for mark in marks if mark.late > 0}),
        "undated": graded.undated,
        "overrides": sum(mark.override is not None for mark in marks),
        "changed": None
        if graded.changed is None
        else [
            {"learner": c.learner, "exercise": c.exercise, "before": c.before, "after": c.after, "why": c.why}
            for c in graded.changed
        ],
        "problems": list(graded.problems),
    }


def _exercise(marks: Sequence[Mark]) -> dict[str, Any]:
    return {
        "passed": sum(map(passed, marks)),
        "handed_in": sum(mark.status != "missing" for mark in marks),
        "mean": round(statistics.fmean(mark.points for mark in marks), 4) if marks else 0.0,
        "possible": marks[0].possible if marks else 0.0,
    }


def _claim(mark: Mark) -> dict[str, Any]:
    return {
        "learner": mark.learner,
        "exercise": mark.exercise,
        "claimed": mark.claimed,
        "judged": mark.status,
    }


def _by_exercise(graded: Graded) -> list[tuple[str, list[Mark]]]:
    return [(name, [m for m in graded.marks if m.exercise == name]) for name in graded.run.titles]


def lines(graded: Graded, width: int) -> Iterator[str]:
    """The summary to be read, in about `width` cells."""
    run, marks = graded.run, graded.marks
    yield from summary(run, marks, width).split("\n")
    yield ""
    counts = Counter(mark.status for mark in marks)
    yield _("Verdicts: {counts}.").format(counts=", ".join(f"{n} {name}" for name, n in counts.most_common()))
    yield from _remarks(graded)


def _remarks(graded: Graded) -> Iterator[str]:
    late = len({mark.learner for mark in graded.marks if mark.late > 0})
    if late:
        yield ngettext(
            "{n} learner lost points by lateness.", "{n} learners lost points by lateness.", late
        ).format(n=late)
    if graded.undated:
        yield ngettext(
            "Of {n} learner nothing says when the answers were handed in: taken as in time.",
            "Of {n} learners nothing says when the answers were handed in: taken as in time.",
            graded.undated,
        ).format(n=graded.undated)
    own = sum(mark.override is not None for mark in graded.marks)
    if own:
        yield ngettext(
            "{n} mark is your own (overrides.csv).", "{n} marks are your own (overrides.csv).", own
        ).format(n=own)
    differing = [mark for mark in graded.marks if mark.differs]
    if differing:
        yield ngettext(
            "{n} claim differs from what was judged (claims.csv):",
            "{n} claims differ from what was judged (claims.csv):",
            len(differing),
        ).format(n=len(differing))
        yield from _cut([f"  {m.learner}, {m.exercise}: {m.claimed} → {m.status}" for m in differing])
    if graded.changed is not None:
        yield ngettext(
            "{n} mark changed since the last run (changed.csv).",
            "{n} marks changed since the last run (changed.csv).",
            len(graded.changed),
        ).format(n=len(graded.changed))
        yield from _cut(
            [f"  {c.learner}, {c.exercise}: {c.before} → {c.after}; {c.why}" for c in graded.changed]
        )
    if graded.problems:
        yield ngettext(
            "{n} thing to look at (problems.txt).",
            "{n} things to look at (problems.txt).",
            len(graded.problems),
        ).format(n=len(graded.problems))


def _cut(shown: list[str]) -> Iterator[str]:
    yield from shown[:SHOWN]
    if len(shown) > SHOWN:
        yield "  …"
