"""Which of the author's expected wrong lines a wrong line is."""

from __future__ import annotations

import numpy as np

from tutor import model
from tutor.algebra import tree
from tutor.algebra.compare import compare
from tutor.algebra.follow import follows
from tutor.algebra.task import Task


def named(task: Task, step: tree.Step, seed: list[int]) -> model.Slip | None:
    """The first slip that says the same as the line, however it is written. Compared like any two lines."""
    return next((slip for slip, wrong in task.slips if _alike(task, step, wrong, seed)), None)


def _alike(task: Task, step: tree.Step, wrong: tree.Step, seed: list[int]) -> bool:
    mine, slip = step.node, wrong.node
    if isinstance(slip, tree.Relation):
        if step.relation == "<=>":
            rng = np.random.default_rng(seed)
            return follows(slip, step, task.scope, rng, task.unknown).verdict == "follows"
        if not isinstance(mine, tree.Relation):
            return _equal(task, mine, slip.right, seed)
        return _equal(task, mine.left, slip.left, seed) and _equal(task, mine.right, slip.right, seed)
    if wrong.relation in ("<=", ">=") and wrong.relation != step.relation:
        return False
    return _equal(task, mine.right if isinstance(mine, tree.Relation) else mine, slip, seed)


def _equal(task: Task, left: tree.Node, right: tree.Node, seed: list[int]) -> bool:
    return compare(left, "=", right, task.scope, np.random.default_rng(seed)).verdict == "follows"
