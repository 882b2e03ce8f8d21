"""A passed exercise asked again in another form: the question that is open, and what came of an answer."""

from __future__ import annotations

import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

from tutor import home
from tutor.algebra.errors import AlgebraError
from tutor.judge.contract import as_json
from tutor.judge.drawn import PackBroken
from tutor.judge.variant.choose import variant
from tutor.judge.variant.form import REVIEW, Bench, Past, Said, Variant
from tutor.judge.variant.judge import judged
from tutor.model import LOCAL_PACK, Exercise
from tutor.packs import texts
from tutor.packs.find import find_exercise
from tutor.progress import clock
from tutor.service import formulas
from tutor.service.judging import Judging
from tutor.service.requests import BadRequest, Part, text
from tutor.text.quiz import QuizError
from tutor.words import _, current_language

KEPT = 32
STALE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Open:
    """A question that waits for its answer: drawn by `seed` from what had happened `at` that time.

    `digest` is of what was shown, and `shown` when: an answer to anything else is not judged.
    """

    seed: int
    at: str
    digest: str
    shown: str

    @property
    def name(self) -> str:
        """How a client names it."""
        return f"{self.seed}-{self.digest}"


class Recalling:
    """Asks and judges; every answer is an event of the record. `now` says what time it is."""

    def __init__(self, judging: Judging, now: Callable[[], datetime] = clock.now) -> None:
        self.judging, self.keeping, self.now = judging, judging.keeping, now
        self.bench = Bench(judging.draws, judging.uses)
        self.kept: OrderedDict[tuple[str, ...], Variant] = OrderedDict()
        self.lock = Lock()

    def item(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """The question about `exercise` that is open, or a new one.

        `{"id", "pack", "title", "kind", "form", "item", "minutes", "statement", "starter", "questions",
        "derivation", "own", "tries"}`; the answer goes to `review_answer` with the same `item`. With `ahead`
        it is only made ready, and the time that an answer takes begins when it is asked for again.
        """
        exercise = self._exercise(request)
        self.judging.ruling.open(exercise)
        if (exercise.pack, exercise.id) not in self.keeping.record().schedule():
            said = _("{id} has not been passed yet, so there is nothing to review: tutor start {id}")
            raise BadRequest(said.format(id=exercise.id))
        waiting = self._open(exercise)
        if waiting is None or self._asked(exercise, waiting) is None:
            waiting = self._new(exercise)
        asked = self._asked(exercise, waiting)
        assert asked is not None
        tries = self._tries(exercise, waiting.seed)
        if not tries and not request.get("ahead"):
            self._keep(exercise, replace(waiting, shown=self._time()))
        return {
            "id": exercise.id,
            "pack": exercise.pack,
            "title": exercise.title,
            "kind": exercise.kind,
            "form": asked.form,
            "item": waiting.name,
            "minutes": asked.minutes,
            "statement": asked.statement,
            "starter": asked.starter,
            "own": asked.own,
            "lines": len(asked.source.splitlines()),
            "seed": asked.seed,
            "questions": [question.id for question in asked.questions] if asked.form == "questions" else [],
            "derivation": formulas.about(asked.task)
            if asked.form in ("rename", "whole") and asked.task.derivation
            else None,
            "tries": tries,
        }

    def answer(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """Judge `blob` as the answer to the open question, or with `give_up` end it.

        `{"outcome": right, wrong, open or missed, "message", "help", "over", "tries", "marks", "verdict",
        "right", "due", "days", "rating"}`; what is right, and the date, only once it is over.
        """
        exercise = self._exercise(request)
        waiting = self._open(exercise)
        named = request.get("item")
        if waiting is None or (named is not None and named != waiting.name):
            said = _("This question is no longer open; it may have been answered elsewhere. Ask for another.")
            raise BadRequest(said)
        asked = self._asked(exercise, waiting)
        if asked is None:
            raise BadRequest(
                _("The exercise has changed meanwhile, and the question with it. Ask once more.")
            )
        if request.get("give_up"):
            found, outcome = Said("wrong", asked.says, asked.help), "missed"
        else:
            size = request.get("size")
            found = self._judged(exercise, asked, blob, size if isinstance(size, int) else None)
            outcome = found.outcome
        # Of questions the first try alone counts: what was explained is no longer a question.
        outcome = "missed" if outcome == "wrong" and asked.form == "questions" else outcome
        if outcome != "open":
            self._note(exercise, waiting, asked, outcome, found)
        return self._told(exercise, waiting, asked, outcome, found)

    # ------------------------------------------------------------------------------------ the question

    def _exercise(self, request: dict[str, Any]) -> Exercise:
        exercise = texts.localised(find_exercise(text(request, "exercise"), home.home()), current_language())
        if exercise.pack == LOCAL_PACK:
            raise BadRequest(_("An exercise that is given by its path leaves no record to review."))
        return exercise

    def _open(self, exercise: Exercise) -> Open | None:
        kept = self.keeping.record().state(_key(exercise))
        try:
            waiting = Open(int(kept["seed"]), str(kept["at"]), str(kept["digest"]), str(kept["shown"]))
            datetime.fromisoformat(waiting.shown)
            age = self.now() - datetime.fromisoformat(waiting.at)
        except (KeyError, TypeError, ValueError):
            return None
        return waiting if abs(age) < STALE else None

    def _new(self, exercise: Exercise) -> Open:
        seed, at = secrets.randbelow(2**31), self._time()
        waiting = Open(seed, at, _digest(self._variant(exercise, seed, at)), at)
        self._keep(exercise, waiting)
        return waiting

    def _keep(self, exercise: Exercise, waiting: Open) -> None:
        self.keeping.record().set_state(_key(exercise), asdict(waiting))

    def _time(self) -> str:
        return self.now().isoformat(timespec="microseconds")

    def _asked(self, exercise: Exercise, waiting: Open) -> Variant | None:
        """The question as it was shown; None where it cannot be made again."""
        found = self._variant(exercise, waiting.seed, waiting.at)
        return found if _digest(found) == waiting.digest else None

    def _variant(self, exercise: Exercise, seed: int, at: str) -> Variant:
        key = (exercise.pack, exercise.id, exercise.hash, str(seed), at, current_language())
        with self.lock:
            if key in self.kept:
                return self.kept[key]
        try:
            made = variant(exercise, seed, self._past(exercise, at), self.bench)
        except (AlgebraError, QuizError) as problem:
            raise PackBroken(f"{exercise.folder}: {problem}") from problem
        with self.lock:
            self.kept[key] = made
            while len(self.kept) > KEPT:
                self.kept.popitem(last=False)
        return made

    def _past(self, exercise: Exercise, until: str) -> Past:
        record = self.keeping.record()
        moment = datetime.fromisoformat(until)
        return Past(
            tuple(
                each
                for each in record.attempts(exercise.id, exercise.pack)
                if datetime.fromisoformat(each.at) <= moment
            ),
            tuple(
                each
                for each in record.events(exercise.id, exercise.pack)
                if datetime.fromisoformat(each.at) <= moment
            ),
        )

    # -------------------------------------------------------------------------------------- the answer

    def _judged(self, exercise: Exercise, asked: Variant, blob: bytes, size: int | None) -> Said:
        try:
            return judged(asked, blob, self.bench, size)
        except AlgebraError as problem:
            raise PackBroken(f"{exercise.folder}: {problem}") from problem

    def _note(self, exercise: Exercise, waiting: Open, asked: Variant, outcome: str, found: Said) -> None:
        seconds = (self.now() - datetime.fromisoformat(waiting.shown)).total_seconds()
        data: dict[str, Any] = {
            "variant": asked.form,
            "seed": asked.seed,
            "outcome": outcome,
            "try": self._tries(exercise, waiting.seed) + 1,
            "seconds": round(max(seconds, 0.0), 1),
            "mistake": asked.mistake,
            "hash": exercise.hash,
        }
        if found.findings:
            data["questions"] = {each.name: each.status == "pass" for each in found.findings}
        record = self.keeping.record()
        record.event(exercise.id, exercise.pack, REVIEW, data, self.now())
        if outcome != "wrong":
            record.set_state(_key(exercise), None)

    def _tries(self, exercise: Exercise, seed: int) -> int:
        events = self.keeping.record().events(exercise.id, exercise.pack, REVIEW)
        return sum(event.data.get("seed") == seed for event in events)

    def _told(
        self, exercise: Exercise, waiting: Open, asked: Variant, outcome: str, found: Said
    ) -> dict[str, Any]:
        over = outcome in ("right", "missed")
        said: dict[str, Any] = {
            "id": exercise.id,
            "form": asked.form,
            "outcome": outcome,
            "over": over,
            "message": found.message,
            "help": found.help if over or outcome == "open" else "",
            "tries": self._tries(exercise, waiting.seed),
            "marks": [
                {"id": each.name, "status": each.status, "says": each.help or each.message}
                for each in found.findings
            ],
            "verdict": as_json(found.verdict) if found.verdict is not None else None,
        }
        if over:
            date = self.keeping.record().schedule().get((exercise.pack, exercise.id))
            said |= {"right": asked.right, "wrong_lines": list(asked.wrong), "mistake": asked.mistake}
            if date is not None:
                left = (date.at - self.now()).total_seconds() / 86400
                said |= {"due": date.at.isoformat(), "days": max(round(left), 0), "rating": date.rating}
        return said


def _key(exercise: Exercise) -> str:
    return f"review:{exercise.pack}:{exercise.id}"


def _digest(asked: Variant) -> str:
    shown = "\0".join([asked.form, asked.statement, asked.starter, asked.right])
    return hashlib.sha256(shown.encode("utf-8", "replace")).hexdigest()[:12]
