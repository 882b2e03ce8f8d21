"""Of several hand-ins of one learner, the one that counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tutor.homework.marks import Submission
from tutor.words import _


def latest(submissions: Iterable[Submission]) -> tuple[list[Submission], list[str]]:
    """One submission for each learner, by name, and a sentence for each that does not count.

    The latest counts; of those that do not say when, or say the same, the first by name.
    """
    by_learner: dict[str, Submission] = {}
    said: list[str] = []
    for new in sorted(submissions, key=lambda each: each.source):
        old = by_learner.setdefault(new.learner, new)
        if old is new:
            continue
        kept, dropped = (new, old) if _later(new, old) else (old, new)
        by_learner[new.learner] = kept
        said.append(_sentence(kept, dropped))
    return [by_learner[name] for name in sorted(by_learner)], said


def _later(new: Submission, old: Submission) -> bool:
    """Whether `new` takes the place of `old`; what holds an answer goes before what holds none."""
    if bool(new.answers) != bool(old.answers):
        return bool(new.answers)
    if new.submitted is None or old.submitted is None:
        return new.submitted is not None
    return datetime.fromisoformat(new.submitted) > datetime.fromisoformat(old.submitted)


def _sentence(kept: Submission, dropped: Submission) -> str:
    names = {"learner": kept.learner, "kept": kept.source, "dropped": dropped.source}
    if kept.answers == dropped.answers and kept.submitted == dropped.submitted:
        return _("{learner}: {kept} and {dropped} are the same; it counts once.").format(**names)
    if not dropped.answers:
        return _("{learner} handed in twice: {kept} counts, {dropped} holds no answer.").format(**names)
    if kept.submitted and kept.submitted != dropped.submitted:
        return _("{learner} handed in twice: {kept} counts, it is later than {dropped}.").format(**names)
    text = _("{learner} handed in twice, and nothing says what came later: {kept} counts, not {dropped}.")
    return text.format(**names)
