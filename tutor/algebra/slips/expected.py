"""Which of the author's expected wrong lines a wrong line is."""

from __future__ import annotations

import numpy as np

from tutor import model
from tutor.algebra import tree
from tutor.algebra.compare import compare
from tutor.algebra.equations import WORK, same_solutions
from tutor.algebra.evaluate import MAX_WORK, Budget
from tutor.algebra.task import Task


def named(task: Task, step: tree.Step, seed: list[int]) -> model.Slip | None:
    """The first slip that says the same as the line, however it is written; all share one budget."""
    budget = Budget(WORK if step.relation == "<=>" else MAX_WORK)
    return next((slip for slip, wrong in task.slips if _alike(task, step, wrong, seed, budget)), None)


def _alike(task: Task, step: tree.Step, wrong: tree.Step, seed: list[int], budget: Budget) -> bool:
    mine, slip = step.node, wrong.node
    if isinstance(slip, tree.Relation):
        if step.relation == "<=>":
            return _same(task, slip, mine, seed, budget)
        if not isinstance(mine, tree.Relation):
            return _equal(task, mine, slip.right, seed, budget)
        return _equal(task, mine.left, slip.left, seed, budget) and _equal(
            task, mine.right, slip.right, seed, budget
        )
    if wrong.relation in ("<=", ">=") and wrong.relation != step.relation:
        return False
    return _equal(task, mine.right if isinstance(mine, tree.Relation) else mine, slip, seed, budget)


def _equal(task: Task, left: tree.Node, right: tree.Node, seed: list[int], budget: Budget) -> bool:
    return compare(left, "=", right, task.scope, np.random.default_rng(seed), budget).verdict == "follows"


def _same(task: Task, slip: tree.Relation, mine: tree.Node, seed: list[int], budget: Budget) -> bool:
    if task.unknown is None or not isinstance(mine, tree.Relation):
        return False
    rng = np.random.default_rng(seed)
    return same_solutions(slip, mine, task.unknown, task.scope, rng, budget).verdict == "follows"
