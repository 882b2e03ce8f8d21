"""One question of a quiz judged by itself, as soon as it is answered: on a page or in an exercise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tutor import home
from tutor.algebra.errors import AlgebraError
from tutor.judge.drawn import draw_numbers
from tutor.judge.quiz import judge_question
from tutor.model import LOCAL_PACK, Exercise, Name
from tutor.packs import texts
from tutor.packs.find import find_exercise
from tutor.progress.store import RecordError
from tutor.sandbox.hosts import Hosts
from tutor.service.keeping import Keeping
from tutor.service.requests import BadRequest, Part, seed, text
from tutor.service.ruling import Ruling
from tutor.text.quiz import Question, QuizError, parse
from tutor.text.quiz.answers import MAX_CHARACTERS, AnswerError
from tutor.words import _, current_language

SEED = 7  # of the points where formulas are compared; another one for each question would tell nothing more
TRIED = "question"  # the event that keeps the first try at a question


class Questions:
    """Judges single questions; only the first try at each counts, and the record keeps it as an event."""

    def __init__(self, hosts: Hosts, keeping: Keeping) -> None:
        self.hosts, self.keeping = hosts, keeping
        self.ruling = Ruling(keeping)

    def question(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """The finding on the `answer` to the question whose id is `question`.

        The question is one of the quiz `exercise`, with the numbers that `seed` draws, or of the quiz whose
        Markdown is the request's bytes. `status` is pass, fail, undecided, or invalid for an answer that
        cannot be read; `says` explains it in Markdown; `first` tells whether this was the first try.
        """
        exercise, quiz, names = self._quiz(request, blob)
        asked = _named(quiz, text(request, "question"))
        answer = request.get("answer")
        if not isinstance(answer, str) or len(answer) > MAX_CHARACTERS:
            raise BadRequest(_("The request lacks {key}.").format(key="answer"))
        if exercise is not None and self.ruling.is_judged_as_a_whole(exercise):
            said = _("Taken. This homework judges the quiz as a whole.")
            return {"status": "undecided", "says": said, "first": False}
        try:
            found = judge_question(asked, answer, SEED, names)
        except AnswerError as problem:
            return {"status": "invalid", "says": str(problem), "first": False}
        except AlgebraError as problem:
            said = _("The question itself cannot be judged: {why}").format(why=problem)
            raise BadRequest(said) from problem
        first = found.status != "undecided" and bool(answer.strip())
        if exercise is not None and first:
            first = self._noted(exercise, asked.id, found.status == "pass", seed(request))
        full = exercise is None or self.ruling.feedback(exercise) == "full"
        return {"status": found.status, "says": (full and found.help) or found.message, "first": first}

    def _quiz(
        self, request: dict[str, Any], blob: bytes
    ) -> tuple[Exercise | None, tuple[Question, ...], Mapping[str, Name] | None]:
        if request.get("exercise") is None:
            try:
                return None, parse(blob.decode("utf-8", "replace")).questions, None
            except QuizError as problem:
                raise BadRequest(_("This quiz cannot be shown: {why}").format(why=problem)) from problem
        exercise = find_exercise(text(request, "exercise"), home.home())
        if exercise.kind != "quiz":
            raise BadRequest(
                _("{id} is no quiz; `tutor read {id}` shows its statement.").format(id=exercise.id)
            )
        drawn = draw_numbers(exercise, seed(request) or 0, self.hosts)
        try:
            shown = parse(texts.quiz(exercise, current_language()).text, drawn)
        except QuizError as problem:
            raise BadRequest(_("This quiz cannot be shown: {why}").format(why=problem)) from problem
        return exercise, shown.questions, exercise.names

    def _noted(self, exercise: Exercise, question: str, right: bool, drawn: int | None) -> bool:
        """Keep a first try; False where there was one before, with these numbers and this text."""
        if exercise.pack == LOCAL_PACK:
            return True
        tried = {"question": question, "seed": drawn, "hash": exercise.hash}
        try:
            record = self.keeping.record()
            for event in record.events(exercise.id, exercise.pack, TRIED):
                if all(event.data.get(key) == value for key, value in tried.items()):
                    return False
            record.event(exercise.id, exercise.pack, TRIED, tried | {"right": right})
        except RecordError:
            pass  # the check of the whole quiz will say so
        return True


def _named(questions: tuple[Question, ...], name: str) -> Question:
    for question in questions:
        if question.id == name:
            return question
    raise BadRequest(_("There is no question {name} any more; open the quiz again.").format(name=name))
