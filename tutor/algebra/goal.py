"""Whether the last line has reached the goal: first its value, then its form."""

from __future__ import annotations

import numpy as np

from tutor.algebra import tree
from tutor.algebra.compare import compare
from tutor.algebra.follow import follows
from tutor.algebra.outcome import Outcome
from tutor.algebra.task import Task
from tutor.words import _


def reached(task: Task, last: tree.Node, rng: np.random.Generator) -> Outcome:
    """Whether the last line says what the goal says, in whatever form; `follows` where there is no goal."""
    goal = task.goal
    if goal is None:
        return Outcome("follows")
    if isinstance(last, tree.Relation) and isinstance(goal, tree.Relation):
        if task.unknown is not None:
            return follows(goal, tree.Step("<=>", last), task.scope, rng, task.unknown)
        left = compare(last.left, "=", goal.left, task.scope, rng)
        return left if left.verdict != "follows" else compare(last.right, "=", goal.right, task.scope, rng)
    return compare(_result(last), "=", _result(goal), task.scope, rng)


def missing_form(task: Task, last: tree.Node) -> str:
    """What a last line of the right value still lacks of the form asked for; empty if nothing."""
    if task.goal is None:
        return ""
    unwanted = task.unwanted(last if task.unknown else _result(last))
    if unwanted:
        return _("it still contains {names}").format(names=", ".join(sorted(unwanted)))
    if not task.solved(last):
        return _("{name} does not stand alone yet").format(name=task.unknown)
    return ""


def _result(node: tree.Node) -> tree.Node:
    """Of a lemma its right side."""
    return node.right if isinstance(node, tree.Relation) else node
