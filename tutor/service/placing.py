"""Placement: questions of the course's own quizzes, one at a time, until the learner's place is known.

Everything is an event of the record, so that a placement that was left is gone on with, on any machine.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tutor import home
from tutor.algebra.errors import AlgebraError
from tutor.judge.drawn import PackBroken, draw_numbers
from tutor.judge.quiz import judge_question
from tutor.model import Exercise
from tutor.packs import find, texts
from tutor.packs.problems import PackProblems
from tutor.progress.clock import now
from tutor.progress.entries import Event
from tutor.progress.placement import (
    MOST_QUESTIONS,
    MOST_SECONDS,
    Answered,
    Search,
    known,
    next_unit,
    search,
)
from tutor.progress.proof import depths
from tutor.sandbox.hosts import CannotJudge, Hosts
from tutor.service.graph import Graph, Graphs
from tutor.service.keeping import Keeping
from tutor.service.questions import SEED
from tutor.service.requests import BadRequest, Part
from tutor.service.standing import PLACED
from tutor.text.quiz import Question, QuizError, parse
from tutor.text.quiz.answers import MAX_CHARACTERS, AnswerError
from tutor.text.quiz.question import Formula
from tutor.words import _, current_language

STEP = "placement"  # the event that begins one or keeps an answer; its exercise is "", its pack the course
EARLY = 4  # questions of a quiz: later ones go on from too many others
LONGEST_SECONDS = 120.0  # that one question counts for; who goes away meanwhile loses nothing


@dataclass(frozen=True, slots=True)
class Run:
    """A placement under way: its id, what the learner said to have done, and the answers so far."""

    id: str
    claims: str
    steps: tuple[Event, ...]

    @property
    def answers(self) -> list[Answered]:
        """What was answered, in order."""
        return [Answered(str(e.data.get("unit")), e.data.get("right") is True) for e in self.steps]

    @property
    def seconds(self) -> float:
        """How long the learner has been at it."""
        said = (event.data.get("seconds") for event in self.steps)
        return sum(s for s in said if isinstance(s, int | float))

    @property
    def asked(self) -> set[tuple[Any, Any]]:
        """The questions that were asked, by quiz and id."""
        return {(event.data.get("exercise"), event.data.get("question")) for event in self.steps}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with where it stands and the numbers that it was drawn with."""

    unit: str
    exercise: Exercise
    seed: int
    text: str
    drawn: dict[str, Any] | None
    question: Question
    context: str


class Placing:
    """Asks, judges and ends; `clock` says what time it is."""

    def __init__(
        self,
        keeping: Keeping,
        graphs: Graphs,
        hosts: Hosts,
        clock: Callable[[], datetime] = now,
    ) -> None:
        self.keeping, self.graphs, self.hosts, self.clock = keeping, graphs, hosts, clock
        self._handed: dict[str, datetime] = {}

    def place(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """One step of the placement of a course, the built-in one unless `course` names another.

        `begin` (a unit that the learner claims, or "") begins anew, `answer` with `question` answers what was
        asked, `refuse` declines. `state` is then one of new, asking, placed and refused; with `said` where an
        answer could not be read, which costs nothing.
        """
        graph = self._graph(request.get("course"))
        run = self._run(graph)
        if request.get("refuse"):
            self._end(graph, run, (), refused=True)
        elif isinstance(request.get("begin"), str):
            data = {"run": os.urandom(8).hex(), "claims": request["begin"]}
            self.keeping.record().event("", graph.course.id, STEP, data)
        elif run is not None and "answer" in request:
            said = self._answered(graph, run, request)
            if said:
                return self._look(graph) | {"said": said}
        return self._look(graph)

    def _graph(self, course: Any) -> Graph:
        for graph in self.graphs.every():
            if course is None or graph.course.id == course:
                return graph
        raise BadRequest(_("There is no course {name}.").format(name=course))

    def _look(self, graph: Graph) -> dict[str, Any]:
        """Where the placement stands; hands out the next question, or ends it."""
        run = self._run(graph)
        if run is None:
            return self._without(graph)
        found = _search(graph)
        asked = None if run.seconds >= MOST_SECONDS else self._next(graph, found, run)
        if asked is None:
            self._end(graph, run, known(found, run.answers))
            return self._without(graph)
        self._handed.setdefault(_ticket(run, asked), self.clock())
        unit = next(unit for unit in graph.course.units if unit.id == asked.unit)
        return {
            "state": "asking",
            "n": len(run.steps) + 1,
            "of": MOST_QUESTIONS,
            "minutes": max(round((MOST_SECONDS - run.seconds) / 60), 1),
            "unit": unit.title,
            "exercise": asked.exercise.id,
            "pack": asked.exercise.pack,
            "question": f"{asked.exercise.id}#{asked.question.id}",
            "seed": asked.seed,
            "text": asked.text,
            "drawn": asked.drawn,
            "context": asked.context,
        }

    def _without(self, graph: Graph) -> dict[str, Any]:
        """What is said where nothing is under way."""
        titles = {unit.id: unit.title for unit in graph.course.units}
        ended = self.keeping.record().events("", graph.course.id, PLACED)
        units = [{"id": unit, "title": title} for unit, title in titles.items()]
        if not ended:
            return {"state": "new", "units": units}
        data = ended[-1].data
        if data.get("refused"):
            return {"state": "refused", "units": units}
        placed = [unit for unit in titles if unit in data.get("units", ())]
        page = next((u.lessons[0] for u in graph.course.units if u.id not in placed and u.lessons), None)
        return {
            "state": "placed",
            "units": units,
            "known": [titles[unit] for unit in placed],
            "questions": data.get("questions", 0),
            "page": None if page is None else {"id": page.id, "title": page.title},
        }

    def _run(self, graph: Graph) -> Run | None:
        """The placement that was begun last, unless it has ended."""
        record, course = self.keeping.record(), graph.course.id
        events = record.events("", course, STEP)
        begun = [event for event in events if "claims" in event.data]
        if not begun:
            return None
        run = begun[-1].data.get("run")
        ended = record.events("", course, PLACED)
        if any(event.data.get("run") == run or event.at > begun[-1].at for event in ended):
            return None
        steps = [event for event in events if event.data.get("run") == run and "right" in event.data]
        return Run(str(run), str(begun[-1].data["claims"]), tuple(steps))

    def _end(self, graph: Graph, run: Run | None, units: Sequence[str], refused: bool = False) -> None:
        data: dict[str, Any] = {"run": run.id if run else "", "units": list(units)}
        data |= {"questions": len(run.steps) if run else 0, "refused": refused}
        if refused:  # what an earlier one found still holds
            ended = self.keeping.record().events("", graph.course.id, PLACED)
            data["units"] = ended[-1].data.get("units", []) if ended else []
        self.keeping.record().event("", graph.course.id, PLACED, data)

    def _answered(self, graph: Graph, run: Run, request: dict[str, Any]) -> str:
        """Judge and keep an answer; what to say where it cannot be read, else "". "" means: I do not know."""
        asked, answer = self._next(graph, _search(graph), run), request["answer"]
        if asked is None or request.get("question") != f"{asked.exercise.id}#{asked.question.id}":
            return ""  # answered already, here or elsewhere
        if not isinstance(answer, str) or len(answer) > MAX_CHARACTERS:
            raise BadRequest(_("The request lacks {key}.").format(key="answer"))
        right = False
        if answer.strip():
            try:
                right = judge_question(asked.question, answer, SEED, asked.exercise.names).status == "pass"
            except (AnswerError, AlgebraError) as problem:
                return str(problem)
        began = self._handed.pop(_ticket(run, asked), self.clock())
        took = min(max((self.clock() - began).total_seconds(), 0.0), LONGEST_SECONDS)
        data = {"run": run.id, "unit": asked.unit, "exercise": asked.exercise.id, "right": right}
        data |= {"question": asked.question.id, "seconds": round(took, 1)}
        self.keeping.record().event("", graph.course.id, STEP, data)
        return ""

    def _next(self, graph: Graph, found: Search, run: Run) -> Asked | None:
        askable = {unit.id for unit in graph.course.units if any(_quizzes(graph, unit.id))}
        while unit := next_unit(found, run.answers, askable, run.claims):
            if (asked := self._question(graph, unit, run)) is not None:
                return asked
            askable.discard(unit)
        return None

    def _question(self, graph: Graph, unit: str, run: Run) -> Asked | None:
        """A question about the unit that this run has not asked, of its deepest quiz that has one left."""
        depth = depths(graph.tasks())
        deepest = sorted(_quizzes(graph, unit), key=lambda name: (-depth[graph.key(name)], name))
        for name in deepest:
            try:
                exercise = find.find_exercise(f"{graph.course.id}:{name}", home.home())
                seed = _mixed(run.id, name) % 2**31
                text = texts.quiz(exercise, current_language()).text
                drawn = draw_numbers(exercise, seed, self.hosts)
                questions = parse(text, drawn).questions
            except (find.UnknownExercise, PackProblems, PackBroken, CannotJudge, QuizError, OSError):
                continue  # its author hears of it from `pack check`; here another question serves
            early = (q for q in questions[:EARLY] if not isinstance(q.form, Formula))
            left = [question for question in early if (name, question.id) not in run.asked]
            if left:
                first = questions[0]
                question = min(left, key=lambda q: (q is not first, _mixed(run.id, q.id)))
                context = _context(exercise, questions[: questions.index(question)])
                return Asked(unit, exercise, seed, text, drawn, question, context)
        return None


def _search(graph: Graph) -> Search:
    """The units and, by the `needs` of their exercises, which other ones each builds on."""
    home_of = {name: unit.id for unit in reversed(graph.course.units) for name in unit.exercises}
    builds_on: dict[str, set[str]] = {}
    for task in graph.tasks():
        below = builds_on.setdefault(home_of[task.key[1]], set())
        below |= {home_of[n] for pack, n in task.needs if pack == graph.course.id and n in home_of}
    return search([unit.id for unit in graph.course.units], builds_on)


def _context(exercise: Exercise, before: Sequence[Question]) -> str:
    """What a question may go on from, as Markdown: the quiz's statement and what was asked before it."""
    try:
        statement = texts.statement(exercise, current_language()).text.strip()
    except OSError:
        statement = f"# {exercise.title}"
    return "\n\n".join([statement, *(question.prompt.partition("\n\n")[2] for question in before)])


def _quizzes(graph: Graph, unit: str) -> Iterator[str]:
    names = next(each.exercises for each in graph.course.units if each.id == unit)
    return (n for n in names if n in graph.summaries and graph.summaries[n]["kind"] == "quiz")


def _ticket(run: Run, asked: Asked) -> str:
    return f"{run.id} {asked.exercise.id} {asked.question.id}"


def _mixed(*parts: str) -> int:
    """A number that looks random and is the same everywhere."""
    return int.from_bytes(hashlib.sha256("\n".join(parts).encode()).digest()[:8], "big")
