"""Whether one line follows from the line above it."""

from __future__ import annotations

import numpy as np

from tutor.algebra import tree
from tutor.algebra.compare import compare
from tutor.algebra.equations import same_solutions
from tutor.algebra.errors import UndecidedError
from tutor.algebra.names import Scope
from tutor.algebra.outcome import Outcome
from tutor.words import _


def follows(
    previous: tree.Node | None,
    step: tree.Step,
    scope: Scope,
    rng: np.random.Generator,
    unknown: str | None = None,
) -> Outcome:
    """What becomes of `step` under the line `previous`, a Relation where equations are solved for `unknown`.

    A lemma needs no previous line. The same generator state gives the same outcome. Never raises on trees
    that `read_step` made for the same scope.
    """
    node = step.node
    if isinstance(node, tree.Relation) and step.relation == "lemma":
        return compare(node.left, node.order, node.right, scope, rng)
    if isinstance(node, tree.Relation):
        return _equation(previous, node, scope, rng, unknown)
    if previous is None or isinstance(previous, tree.Relation):
        return Outcome("cannot_tell", _("There is no formula above that this line could follow from."))
    order = step.relation if step.relation in ("<=", ">=") else "="
    return compare(previous, order, node, scope, rng)


def _equation(
    previous: tree.Node | None,
    node: tree.Relation,
    scope: Scope,
    rng: np.random.Generator,
    unknown: str | None,
) -> Outcome:
    if unknown is None or not isinstance(previous, tree.Relation):
        return Outcome("cannot_tell", _("There is no equation above that this line could follow from."))
    if node.order != "=" or previous.order != "=":
        return Outcome("cannot_tell", _("Inequalities cannot be solved yet."))
    try:
        return same_solutions(previous, node, unknown, scope, rng)
    except UndecidedError as reason:
        return Outcome("cannot_tell", str(reason))
