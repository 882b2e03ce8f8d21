"""What a review asks, and what came of it: frozen data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tutor.judge.code import Draws, Uses
from tutor.model import Attempt, Exercise, Finding, Verdict
from tutor.progress.entries import Event
from tutor.progress.review import SAME_SITTING
from tutor.text.quiz import Question

Form = Literal["fill", "find", "shape", "rename", "questions", "whole"]
Outcome = Literal["right", "wrong", "open"]
REVIEW = "review"  # the event that keeps an answer to a variant


@dataclass(frozen=True, slots=True)
class Past:
    """What the learner did with the exercise before it was asked again, the oldest first."""

    attempts: tuple[Attempt, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def passed_answer(self) -> str | None:
        """The latest answer that passed."""
        passed = [attempt.answer for attempt in self.attempts if attempt.status == "pass"]
        return passed[-1] if passed else None

    @property
    def come_back(self) -> frozenset[str]:
        """The known mistakes that were found again in a review, in a later sitting than they were made in."""
        made = {each.mistake: _time(each.at) for each in self.attempts if each.status == "fail"}
        found = [event for event in self.events if event.what == REVIEW]
        return frozenset(
            str(event.data["mistake"])
            for event in found
            if event.data.get("outcome") == "right"
            and event.data.get("mistake") in made
            and _time(event.at) - made[event.data["mistake"]] > SAME_SITTING
        )


@dataclass(frozen=True, slots=True)
class Bench:
    """Where answers run: what packs' cells drew, and what an exercise builds on, asked for when needed."""

    draws: Draws
    uses: Callable[[Exercise], Uses]


@dataclass(frozen=True, slots=True)
class Variant:
    """One question about an exercise, the same for the same seed and past.

    `statement` is Markdown, `starter` what an answer begins with. `task` is the exercise that a whole answer
    is judged against. Of `find`: `source` with its `wrong` lines (from 1) and how it goes `right` (a diff),
    the `mistake` and what is said about it. What is in these is never shown before an answer.
    """

    form: Form
    exercise: str
    seed: int
    statement: str
    minutes: int
    task: Exercise
    starter: str = ""
    source: str = ""
    wrong: tuple[int, ...] = ()
    right: str = ""
    mistake: str | None = None
    says: str = ""
    help: str = ""
    own: bool = False
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What became of an answer; `open` costs no try: it cannot be read, or cannot be decided.

    `findings` are those on the single questions of a quiz.
    """

    outcome: Outcome
    message: str
    help: str = ""
    verdict: Verdict | None = None
    findings: tuple[Finding, ...] = ()


def _time(at: str) -> datetime:
    return datetime.fromisoformat(at)
