"""Marks for a derivation that is still being written: judged like an attempt, recorded as nothing."""

from __future__ import annotations

from typing import Any

from tutor import home
from tutor.algebra.errors import AlgebraError
from tutor.judge.contract import as_json
from tutor.judge.derivation import judge_derivation
from tutor.judge.drawn import PackBroken
from tutor.judge.reading import Unreadable, text_of
from tutor.model import Verdict
from tutor.packs.find import find_exercise
from tutor.packs.texts import localised
from tutor.service.requests import BadRequest, Part, text
from tutor.service.ruling import Ruling
from tutor.words import _, current_language

SEED = 1  # always the same, so that a mark does not flicker while other lines are written


class Lines:
    """Judges lines; what a homework keeps back is not told."""

    def __init__(self, ruling: Ruling) -> None:
        self.ruling = ruling

    def lines(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """The marks of the lines in `blob`, the finished ones of an answer to the derivation `exercise`.

        `{"lines": [...]}` as in a verdict. Where the slip of a wrong line is still searched for, a part of
        the same form comes first. No attempt is counted and nothing is recorded.
        """
        exercise = localised(find_exercise(text(request, "exercise"), home.home()), current_language())
        if exercise.derivation is None:
            raise BadRequest(_("{id} is no derivation.").format(id=exercise.id))

        def told(verdict: Verdict) -> dict[str, Any]:
            return {"lines": self.ruling.told(exercise, as_json(verdict))["lines"]}

        try:
            answer = text_of(blob)
        except Unreadable:
            return {"lines": []}
        if self.ruling.is_judged_as_a_whole(exercise):
            return {"lines": []}
        try:
            return told(judge_derivation(exercise, answer, SEED, lambda first: part(told(first))))
        except AlgebraError as problem:
            raise PackBroken(f"{exercise.folder}: {problem}") from problem
