"""An answer's lines as they hang on each other, without judging any: what each of them claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tutor.algebra import tree
from tutor.algebra.errors import AlgebraError
from tutor.algebra.names import read_step
from tutor.algebra.task import Task


@dataclass(frozen=True)
class Claim:
    """Line `n` says that `left` equals `right`; `lemma` stands by itself, other lines go on from above."""

    n: int
    left: tree.Node
    right: tree.Node
    lemma: bool = False


def rows_of(answer: str) -> list[tuple[int, str]]:
    """The lines that say something, with their numbers from 1, comments left out."""
    rows = answer.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    return [(n, text) for n, row in enumerate(rows, 1) if (text := without_comment(row))]


def without_comment(row: str) -> str:
    """What is left of a line before its comment."""
    return row.replace("＃", "#").partition("#")[0].strip()


def continued(step: tree.Step, above: tree.Node | None, unknown: str | None) -> tree.Step:
    """A line `A = B` that begins with the line above is the step `= B`."""
    node = step.node
    continues = step.relation == "lemma" and unknown is None
    if continues and isinstance(node, tree.Relation) and node.left == above:
        return tree.Step(node.order, node.right)
    return step


def claims(task: Task, answer: str) -> list[Claim]:
    """The equalities of an answer; bounds, equations to be solved and unreadable lines claim none."""
    found = []
    above = task.start
    for n, step in _steps(task, answer):
        node = step.node
        if isinstance(node, tree.Relation):
            if step.relation == "lemma" and node.order == "=":
                found.append(Claim(n, node.left, node.right, lemma=True))
        elif step.relation == "=" and above is not None and not isinstance(above, tree.Relation):
            found.append(Claim(n, above, node))
        above = above if step.relation == "lemma" else node
    return found


def result(task: Task, answer: str) -> tree.Node | None:
    """What the last line is worth: of a lemma or of an equation that was solved, its right side."""
    last = None
    for _n, step in _steps(task, answer):
        if step.relation != "lemma" or task.start is None:
            last = step.node
    return last.right if isinstance(last, tree.Relation) else last


def _steps(task: Task, answer: str) -> Iterator[tuple[int, tree.Step]]:
    above = task.start
    for n, text in rows_of(answer):
        try:
            step = task.fitting(continued(read_step(text, task.scope), above, task.unknown), text)
        except AlgebraError:
            continue
        yield n, step
        above = above if step.relation == "lemma" else step.node
