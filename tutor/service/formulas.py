"""Formulas of a derivation as a screen needs them: what is asked, the names at hand, how a line was read."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Any

from tutor import home
from tutor.algebra import tree
from tutor.algebra.errors import AlgebraError
from tutor.algebra.latex import latex, step_latex
from tutor.algebra.names import Scope, read_step
from tutor.algebra.show import show
from tutor.algebra.task import Task, task_of
from tutor.judge.drawn import PackBroken
from tutor.judge.steps import without_comment
from tutor.model import Derivation, Exercise
from tutor.packs.find import find_exercise
from tutor.service.requests import BadRequest, Part, text
from tutor.words import _

KEPT = 16
UNREAD = 5000  # characters after which a line is not looked at: far beyond what the language takes


class Formulas:
    """Previews of lines; the tasks of the last exercises are kept, since a preview comes with every key."""

    def __init__(self) -> None:
        self.kept: OrderedDict[tuple[str, str], Task] = OrderedDict()
        self.lock = Lock()

    def preview(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """How the line `text` of an answer to `exercise` is read.

        `{"latex", "plain", "relation"}`, empty texts for a line that says nothing; or `{"problem", "caret",
        "position", "suggestion"}`, where `caret` is the line with a mark below the place.
        """
        line = request.get("text")
        if not isinstance(line, str):
            raise BadRequest(_("The request lacks {key}.").format(key="text"))
        task = self._task(find_exercise(text(request, "exercise"), home.home()))
        said = without_comment(line[:UNREAD])
        if not said:
            return {"latex": "", "plain": "", "relation": ""}
        try:
            step = task.fitting(read_step(said, task.scope), said)
        except AlgebraError as error:
            return {
                "problem": error.message,
                "caret": error.caret(),
                "position": error.position + len(line) - len(line.lstrip()),
                "suggestion": error.suggestion,
            }
        sign = "" if step.relation == "lemma" else f"{step.relation} "
        return {"latex": step_latex(step), "plain": sign + show(step.node), "relation": step.relation}

    def _task(self, exercise: Exercise) -> Task:
        if exercise.derivation is None:
            raise BadRequest(_("{id} is no derivation.").format(id=exercise.id))
        key = (exercise.folder, exercise.hash)
        with self.lock:
            if key in self.kept:
                self.kept.move_to_end(key)
                return self.kept[key]
        task = read_task(exercise, exercise.derivation)
        with self.lock:
            self.kept[key] = task
            while len(self.kept) > KEPT:
                self.kept.popitem(last=False)
        return task


def read_task(exercise: Exercise, derivation: Derivation) -> Task:
    """The task with its texts read. Raises PackBroken."""
    try:
        return task_of(derivation)
    except AlgebraError as problem:
        raise PackBroken(f"{exercise.folder}: {problem}") from problem


def about(exercise: Exercise) -> dict[str, Any]:
    """What a screen shows of a derivation before the first line. Raises PackBroken."""
    declared = exercise.derivation or Derivation()
    task = read_task(exercise, declared)
    return {
        "start": _both(task.start),
        "goal": _both(task.goal if declared.shown_goal else None),
        "goal_uses": None if declared.goal_uses is None else list(declared.goal_uses),
        "solve_for": declared.solve_for,
        "min_lines": declared.min_lines,
        "names": [
            {"name": name, "kind": what.kind, "shape": list(what.shape), "domain": what.domain}
            for name, what in task.scope.names.items()
        ],
        "definitions": list(map(_both, _definitions(task.scope))),
        "sizes": {name: list(sizes) for name, sizes in task.scope.sizes.items()},
    }


def _both(node: tree.Node | None) -> dict[str, str] | None:
    return None if node is None else {"latex": latex(node), "plain": show(node)}


def _definitions(scope: Scope) -> list[tree.Node]:
    found: list[tree.Node] = []
    for name, definition in scope.definitions.items():
        head: tree.Node = tree.Symbol(name)
        if definition.parameters:
            head = tree.Index(head, tuple(map(tree.Symbol, definition.parameters)))
        found.append(tree.Relation("=", head, definition.body))
    return found
