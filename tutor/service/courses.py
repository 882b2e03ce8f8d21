"""What there is to learn, and what the learner did with it: lists, texts, starters, hints, solutions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from tutor import home
from tutor.model import Course, Exercise, Lesson, Unit
from tutor.packs import find, texts
from tutor.packs.load import load_course
from tutor.packs.path import route
from tutor.packs.problems import PackProblems, similar
from tutor.progress.clock import now
from tutor.progress.entries import Progress
from tutor.progress.mastery import retrievability
from tutor.progress.store import RecordError
from tutor.service import formulas
from tutor.service.graph import Graph, Graphs
from tutor.service.keeping import Keeping
from tutor.service.requests import BadRequest, Part, text
from tutor.service.ruling import Ruling, without_pass
from tutor.service.standing import Standing, days, standing
from tutor.text.quiz import parse, plain, starter_lines
from tutor.words import _, current_language


class Courses:
    """Answers from packs on disk and from the record."""

    def __init__(self, keeping: Keeping, graphs: Graphs, clock: Callable[[], datetime] = now) -> None:
        self.keeping, self.graphs, self.clock = keeping, graphs, clock
        self.ruling = Ruling(keeping)

    def listing(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """Units, lessons and exercises of every pack, with progress; broken packs as sentences."""
        now = self.clock()
        problems: list[str] = []
        graphs = [(graph, standing(graph, self.keeping)) for graph in self.graphs.every(problems)]
        courses = [self._course(graph, stands, now) for graph, stands in graphs]
        dates = {key: date for _graph, stands in graphs for key, date in stands.dates.items()}
        coming = days(self.keeping, dates, now)
        return {"format": 1, "courses": courses, "problems": problems, "days": coming}

    def _course(self, graph: Graph, stands: Standing, now: datetime) -> dict[str, Any]:
        course = graph.course
        units = [_unit(unit, graph, stands, now) for unit in course.units]
        return {"id": course.id, "title": course.title, "version": course.version, "units": units}

    def exercise(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """Everything that a screen shows about one exercise before the first check."""
        exercise = self._named(request)
        language = current_language()
        progress = self.keeping.progress().get((exercise.pack, exercise.id))
        if progress is not None and self.ruling.feedback(exercise) == "none":
            progress = without_pass(progress)
        said = _entry(exercise, progress) | {
            "pack": exercise.pack,
            "statement": _statement(exercise, language),
            "starter": starter_of(exercise),
            "functions": list(exercise.functions),
            "hints": len(texts.hints(exercise, language)),
            "needs": list(exercise.needs),
            "bridge": exercise.bridge,
        }
        if exercise.kind == "quiz":
            said["own_statement"] = (Path(exercise.folder) / "statement.md").exists()
        if exercise.kind == "derivation":
            said["derivation"] = formulas.about(exercise)
        return said

    def starter(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """What a new answer begins with."""
        exercise = self._named(request)
        return {"id": exercise.id, "pack": exercise.pack, "kind": exercise.kind, "text": starter_of(exercise)}

    def hint(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """The next hint, and which one it is; the last one again when all were given."""
        exercise = self._named(request)
        self.ruling.open(exercise)
        hints = texts.hints(exercise, current_language())
        if not hints:
            raise BadRequest(_("{id} has no hints.").format(id=exercise.id))
        given = len(self.keeping.record().events(exercise.id, exercise.pack, "hint"))
        n = min(given, len(hints) - 1)
        if given < len(hints):
            self.keeping.record().event(exercise.id, exercise.pack, "hint", {"n": n + 1})
        return {"n": n + 1, "of": len(hints), "text": hints[n].text, "again": given >= len(hints)}

    def solution(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """The reference and why it is written so: after a pass, or when asked a second time."""
        exercise = self._named(request)
        self.ruling.open(exercise)
        if exercise.seal is not None:
            said = _("The solution of {id} is kept back: its pack was handed out sealed.")
            return {"shown": False, "message": said.format(id=exercise.id)}
        record = self.keeping.record()
        passed = (exercise.pack, exercise.id) in record.passed()
        asked = bool(record.events(exercise.id, exercise.pack, "solution"))
        record.event(exercise.id, exercise.pack, "solution", {"shown": passed or asked})
        if not (passed or asked):
            said = _("You have not passed {id} yet. A hint may be enough: tutor hint {id}.")
            said += " " + _("Ask again to see the solution.")
            return {"shown": False, "message": said.format(id=exercise.id)}
        return {
            "shown": True,
            "worked": worked_text(exercise),
            "solution": solution_text(exercise),
            "kind": exercise.kind,
        }

    def page(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """A lesson by `unit/name`, the statement of an exercise, or a lesson by its name alone."""
        name = text(request, "page")
        pages = _lessons()
        lesson = lesson_named(name, pages)
        if lesson is not None and (name in pages or name not in find.exercise_names(home.home())):
            shown = texts.lesson(lesson, current_language())
            order = list(pages)
            at = order.index(lesson.id)
            return {
                "id": lesson.id,
                "title": lesson.title,
                "text": shown.text,
                "next": order[at + 1] if at + 1 < len(order) else None,
                "previous": order[at - 1] if at else None,
                "exercises": list(lesson.exercises),
            }
        try:
            exercise = self._find(name)
        except find.UnknownExercise as problem:
            close = similar(name, [*pages, *find.exercise_names(home.home())], n=3)
            meant = _(" Did you mean {names}?").format(names=", ".join(close)) if close else ""
            raise BadRequest(_("There is no page {name}.").format(name=name) + meant) from problem
        return {"id": exercise.id, "title": exercise.title, "text": _statement(exercise, current_language())}

    def path(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """The shortest way to an exercise, with minutes; what was passed, proved or placed is known."""
        exercise = self._named(request)
        course = next((c for c in _courses() if c.id == exercise.pack), None)
        if course is None:
            said = _("{id} belongs to no course, so nothing leads to it.")
            raise BadRequest(said.format(id=exercise.id))
        language = current_language()
        graph = self.graphs.of(exercise.pack)
        known = standing(graph, self.keeping).known if graph else frozenset()
        stops = route(
            course,
            exercise.id,
            lambda name: texts.localised(self._find(f"{course.id}:{name}"), language),
            lambda page: texts.lesson(page, language).text,
            known,
        )
        left = sum(stop.minutes for stop in stops if not stop.done)
        return {"id": exercise.id, "stops": [asdict(stop) for stop in stops], "minutes": left}

    def attempts(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """The history of one exercise, the oldest first."""
        exercise = self._named(request)
        try:
            kept = self.keeping.record().attempts(exercise.id, exercise.pack)
        except RecordError:
            kept = []
        shown = [(each, self.ruling.told(exercise, each.verdict)) for each in kept]
        return {
            "attempts": [
                {"at": each.at, "counts": each.counts}
                | {key: said.get(key) for key in ("status", "mistake", "score")}
                for each, said in shown
            ]
        }

    def _named(self, request: dict[str, Any]) -> Exercise:
        return texts.localised(self._find(text(request, "exercise")), current_language())

    @staticmethod
    def _find(name: str) -> Exercise:
        return find.find_exercise(name, home.home())


def _unit(unit: Unit, graph: Graph, stands: Standing, now: datetime) -> dict[str, Any]:
    lessons = [
        {
            "id": page.id,
            "title": page.title,
            "introduces": list(page.introduces),
            "exercises": list(page.exercises),
        }
        for page in unit.lessons
    ]
    exercises = [_listed(graph, name, stands, now) for name in unit.exercises if name in graph.summaries]
    said: dict[str, Any] = {"id": unit.id, "number": _number(unit), "title": unit.title}
    proof = {"exercises": [name for _pack, name in stands.proofs[unit.id]], "done": unit.id in stands.proved}
    said |= {"proof": proof} if proof["exercises"] else {}
    said |= {"placed": True} if unit.id in stands.placed else {}
    return said | {"lessons": lessons, "exercises": exercises}


def _listed(graph: Graph, name: str, stands: Standing, now: datetime) -> dict[str, Any]:
    found, key = graph.summaries[name], (graph.course.id, name)
    said = {k: v for k, v in found.items() if k != "hash"}
    said |= _standing(found["hash"], stands.progress.get(key))
    if (date := stands.dates.get(key)) is not None:
        said |= {"due": True} if date.at <= now else {}
        said |= {"recall": round(retrievability(date, now), 3)} if date.passes else {}
    return said


def _number(unit: Unit) -> int | None:
    """The number that the unit's folder begins with; None for exercises that no page leads to."""
    digits = Path(unit.lessons[0].path).parent.name.partition("-")[0] if unit.lessons else ""
    return int(digits) if digits.isdecimal() else None


def _entry(exercise: Exercise, progress: Progress | None) -> dict[str, Any]:
    return {
        "id": exercise.id,
        "kind": exercise.kind,
        "title": exercise.title,
        "minutes": exercise.minutes,
        "points": exercise.points,
    } | _standing(exercise.hash, progress)


def _standing(content_hash: str, progress: Progress | None) -> dict[str, Any]:
    passed = progress is not None and progress.passed_at is not None
    return {
        "status": "passed" if passed else "tried" if progress else "new",
        "tries": progress.tries if progress else 0,
        "changed": bool(progress and progress.passed_hash and progress.passed_hash != content_hash),
    }


def lesson_named(name: str, pages: dict[str, Lesson] | None = None) -> Lesson | None:
    """The lesson `unit/name`, or the first one called `name`."""
    pages = _lessons() if pages is None else pages
    return pages.get(name) or next((p for key, p in pages.items() if key.rpartition("/")[2] == name), None)


def _courses() -> Iterator[Course]:
    for folder in find.packs(home.home()):
        try:
            yield load_course(folder)
        except PackProblems:
            continue


def _lessons() -> dict[str, Lesson]:
    pages: dict[str, Lesson] = {}
    for course in _courses():
        for unit in course.units:
            for page in unit.lessons:
                pages.setdefault(page.id, page)
    return pages


def _statement(exercise: Exercise, language: str) -> str:
    """The statement; a quiz without one is its questions, never with the right options marked."""
    if exercise.kind == "quiz" and not (Path(exercise.folder) / "statement.md").exists():
        return f"# {exercise.title}\n\n```text\n{plain(parse(texts.quiz(exercise, language).text))}\n```\n"
    return texts.statement(exercise, language).text


def starter_of(exercise: Exercise) -> str:
    """Code begins with the pack's starter; other kinds with comments that say how to answer."""
    if exercise.kind == "code":
        return exercise.sources["starter.py"]
    if exercise.kind == "derivation" and exercise.derivation is not None:
        start, goal = exercise.derivation.start, exercise.derivation.shown_goal
        lines = [_("# One step a line. Each line follows from the one above.")]
        lines += [_("# start: {start}").format(start=start)] if start else []
        lines += [_("# goal:  {goal}").format(goal=goal)] if goal else []
        return "\n".join(lines) + "\n"
    return starter_lines(exercise.sources.get("quiz.md", ""))


def worked_text(exercise: Exercise) -> str:
    """The worked example in the learner's language, or ""."""
    try:
        return texts.worked(exercise, current_language()).text
    except OSError:
        return ""


def solution_text(exercise: Exercise) -> str:
    """The reference, or the model lines of a derivation; "" for a quiz."""
    if exercise.kind == "code":
        return exercise.sources["reference.py"]
    if exercise.derivation is not None:
        return "\n".join(exercise.derivation.model)
    return ""
