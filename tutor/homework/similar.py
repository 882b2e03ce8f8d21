"""Answers that are more alike than the exercise makes them, for a human to look at; nothing is judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tutor.homework.marks import Submission
from tutor.homework.plain import Passage, passages, words
from tutor.model import Exercise

THRESHOLD = 0.8  # of the shorter answer's own passages stand in the other
LEAST_PASSAGES = 40  # own passages that two answers must share: three or four lines of Python
ORDINARY, ORDINARY_SHARE = 10, 0.05  # what more answers than this hold is how one writes it


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two texts that are alike, and who handed them in; `right` is empty where all of `left` are the same.

    `shared` counts the passages of their own that both hold, `share` is their part of the shorter one's.
    """

    exercise: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    shared: int
    share: float
    left_text: str
    right_text: str


@dataclass(frozen=True, slots=True)
class _Text:
    """What one or several learners wrote, names and layout apart, and its passages."""

    learners: tuple[str, ...]
    answer: str
    other: str
    own: frozenset[Passage]


def similar(submissions: Sequence[Submission], exercises: Mapping[str, Exercise]) -> list[Likeness]:
    """The answers that are alike, exercise by exercise, the most alike first.

    Compared are passages of ten words after names and layout are taken out (`plain`). Passages that stand
    in the starter, the reference, the model or an accepted answer are not an answer's own, nor are those
    that more than ten answers and more than 5 % of all hold: that is how one writes it. Two texts are listed
    when 80 % of the shorter one's own passages stand in the other, and they share at least forty: an answer
    of two lines, alike by nature, has not so many. So an answer that equals what the pack gives is never
    listed. Quizzes are left out. The passages are looked up in an index and no two texts are compared that
    share nothing of their own, so that the time grows with the answers and not with their pairs.
    """
    found: list[Likeness] = []
    for exercise in exercises.values():
        if exercise.kind != "quiz":
            answers = {
                submission.learner: submission.answers[exercise.id].decode("utf-8", "replace")
                for submission in submissions
                if exercise.id in submission.answers
            }
            found += _alike(exercise, answers)
    return found


def _alike(exercise: Exercise, answers: Mapping[str, str]) -> list[Likeness]:
    texts = _texts(exercise, answers)
    found = [
        Likeness(exercise.id, text.learners, (), len(text.own), 1.0, text.answer, text.other)
        for text in texts
        if len(text.learners) > 1
    ]
    for (one, other), shared in _shared(texts).items():
        left, right = texts[one], texts[other]
        share = shared / min(len(left.own), len(right.own))
        if shared >= LEAST_PASSAGES and share >= THRESHOLD:
            found.append(
                Likeness(exercise.id, left.learners, right.learners, shared, share, left.answer, right.answer)
            )
    return sorted(found, key=lambda like: (-like.share, -like.shared, like.left, like.right))


def _texts(exercise: Exercise, answers: Mapping[str, str]) -> list[_Text]:
    """The different texts that have enough of their own, in the order of their first learners' names."""
    grouped: dict[frozenset[Passage], list[str]] = {}
    for learner in sorted(answers):
        grouped.setdefault(frozenset(passages(words(answers[learner], exercise.kind))), []).append(learner)
    given = {passage for text in _given(exercise) for passage in passages(words(text, exercise.kind))}
    most = max(ORDINARY, ORDINARY_SHARE * len(answers))
    holders: Counter[Passage] = Counter()
    for held, learners in grouped.items():
        holders.update(dict.fromkeys(held, len(learners)))
    found = []
    for held, learners in grouped.items():
        own = frozenset(passage for passage in held if passage not in given and holders[passage] <= most)
        if len(own) >= LEAST_PASSAGES:
            found.append(_Text(tuple(learners), answers[learners[0]], answers[learners[-1]], own))
    return found


def _given(exercise: Exercise) -> Iterator[str]:
    """What everybody has before they begin, and the answers that the pack itself knows."""
    for name, source in exercise.sources.items():
        if name in ("starter.py", "reference.py", "run.py") or name.startswith("accept/"):
            yield source
    if exercise.derivation is not None:
        known = (exercise.derivation.model, *exercise.derivation.accept)
        yield from ("\n".join(lines) for lines in known)


def _shared(texts: Sequence[_Text]) -> Counter[tuple[int, int]]:
    """How many own passages each pair of texts shares, for those that share any."""
    index: dict[Passage, list[int]] = {}
    for place, text in enumerate(texts):
        for passage in text.own:
            index.setdefault(passage, []).append(place)
    pairs: Counter[tuple[int, int]] = Counter()
    for places in index.values():
        pairs.update(combinations(places, 2))
    return pairs
