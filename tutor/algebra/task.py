"""A derivation exercise with all its texts read: where it starts, where it ends, what may go wrong."""

from __future__ import annotations

from dataclasses import dataclass

from tutor import model
from tutor.algebra import tree
from tutor.algebra.errors import AlgebraError
from tutor.algebra.names import Scope, names_used, read, read_step, scope_of
from tutor.algebra.vocabulary import UNFINISHED, plain_name
from tutor.words import _


@dataclass(frozen=True)
class Task:
    """`start` and `goal` are Relations where equations are solved for `unknown`, formulas otherwise."""

    scope: Scope
    start: tree.Node | None
    goal: tree.Node | None
    uses: frozenset[str] | None
    unknown: str | None
    slips: tuple[tuple[model.Slip, tree.Step], ...] = ()

    def fitting(self, step: tree.Step, text: str) -> tree.Step:
        """The step, if it is one of this exercise's kind. Raises AlgebraError with what to write instead."""
        if self.unknown is None and step.relation == "<=>":
            raise AlgebraError(
                _("There is no equation to solve here."), 0, _("Begin the line with = instead."), text
            )
        if self.unknown is not None and not isinstance(step.node, tree.Relation):
            said = _("A line of this exercise is an equation.")
            raise AlgebraError(said, 0, _("Begin it with <=> and write left = right."), text)
        if self.start is None and step.relation != "lemma":
            said = _("There is no line above to go on from.")
            raise AlgebraError(said, 0, _("Write left = right."), text)
        return step

    def unwanted(self, last: tree.Node) -> frozenset[str]:
        """The names and functions that the last line mentions and the goal's form does not allow."""
        used = names_used(last, self.scope)
        allowed = names_used(self.goal, self.scope) if self.goal else frozenset()
        left = used & UNFINISHED - self.scope.words - allowed
        return left if self.uses is None else left | (used - self.uses - allowed)

    def solved(self, last: tree.Node) -> bool:
        """Whether the unknown stands alone in `last`, if it does in the goal."""
        return not self._alone(self.goal) or self._alone(last)

    def _alone(self, node: tree.Node | None) -> bool:
        if not isinstance(node, tree.Relation) or self.unknown is None:
            return False
        this = tree.Symbol(self.unknown)
        sides = ((node.left, node.right), (node.right, node.left))
        return any(one == this and self.unknown not in names_used(other, self.scope) for one, other in sides)


def task_of(derivation: model.Derivation) -> Task:
    """The task of an exercise. Raises AlgebraError, naming the key, where the author's text is wrong."""
    key = "[definitions]"
    try:
        scope = scope_of(derivation.names, derivation.definitions, derivation.sizes)
        key = "start"
        start = read(derivation.start, scope) if derivation.start else None
        key = "goal"
        goal = read(derivation.goal, scope) if derivation.goal else None
        slips = []
        for slip in derivation.slips:
            key = f"[[slips]] {slip.name}"
            slips.append((slip, read_step(slip.line, scope)))
    except AlgebraError as error:
        raise AlgebraError(f"{key}: {error.message}", error.position, error.suggestion, error.text) from None
    uses = None if derivation.goal_uses is None else frozenset(map(plain_name, derivation.goal_uses))
    unknown = plain_name(derivation.solve_for) if derivation.solve_for else None
    return Task(scope, start, goal, uses, unknown, tuple(slips))
