"""The search for the one slip that explains a wrong line, the likeliest and cheapest first.

Candidates are tried at a few points; only what the full comparison confirms is ever named. Structure (a chain
rule, a delta, a transpose) goes before plain numbers, and all stages end as soon as one has found something.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from tutor.algebra import tree
from tutor.algebra.names import Scope, mentioned
from tutor.algebra.show import show
from tutor.algebra.slips import amounts, assumptions, weights
from tutor.algebra.slips.amounts import Amount
from tutor.algebra.slips.build import minus, plus, scaled, tidied
from tutor.algebra.slips.missing import matrices, slopes, terms
from tutor.algebra.slips.rules import misled
from tutor.algebra.slips.sentences import question
from tutor.algebra.slips.spots import Spot, factors, mended, put, spots
from tutor.algebra.slips.structure import Edit, structural
from tutor.algebra.slips.trial import OutOfBudgetError, Values, agree, same
from tutor.algebra.slips.words import counts, signs, verbal
from tutor.algebra.slips.wrong import Clock, Wrong, equality, equations, holds
from tutor.words import _

SECONDS: Final = 1.0
NODES: Final = 150_000  # about a second's work; so that the clock hardly ever decides
ENOUGH: Final = 3  # slips that fit one line
FLIPPED: Final[dict[str, tree.Order]] = {"<=": ">=", ">=": "<="}
SHORT: Final = 40  # characters of a place that is quoted


@dataclass(frozen=True)
class Found:
    """The slip of a wrong line: its name, the question to ask, and the mended line, to be shown on request.

    `repaired` is None where no edit mends the line, but an assumption would. `also` names others that fit.
    """

    name: str
    says: str
    repaired: str | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Hit:
    name: str
    at: str
    mended: tree.Node | None = None


def find(
    above: tree.Node | None,
    step: tree.Step,
    scope: Scope,
    seed: list[int],
    unknown: str | None = None,
    seconds: float = SECONDS,
) -> Found | None:
    """The slip that turns a line that follows from `above` into the wrong line `step`.

    None where no slip explains it, or none was found in time. Never raises on trees of this scope.
    """
    budget = Clock(NODES, time.monotonic() + seconds)
    hits: list[_Hit] = []
    try:
        for hit in _hits(above, step, scope, seed, unknown, budget):
            if hit.name not in [h.name for h in hits]:
                hits.append(hit)
            if len(hits) == ENOUGH:
                break
    except OutOfBudgetError:
        pass
    return _told(hits, step) if hits else None


def _told(hits: list[_Hit], step: tree.Step) -> Found:
    best = hits[0]
    text = None
    if best.mended is not None:
        lead = "" if step.relation == "lemma" else f"{step.relation} "
        if best.name == "bound-direction" and lead:
            lead = f"{FLIPPED[step.relation]} "
        text = lead + show(best.mended)
    return Found(best.name, question(best.name, best.at), text, tuple(h.name for h in hits[1:]))


def _hits(
    above: tree.Node | None,
    step: tree.Step,
    scope: Scope,
    seed: list[int],
    unknown: str | None,
    budget: Clock,
) -> Iterator[_Hit]:
    node, order = step.node, str(step.relation)
    if isinstance(node, tree.Relation) and step.relation == "<=>":
        if isinstance(above, tree.Relation) and unknown is not None:
            yield from _stages(list(equations(above, node, unknown, scope, seed, budget)), seed, budget)
        return
    if isinstance(node, tree.Relation):
        above, line, order = node.left, node.right, node.order
    else:
        line = node
    if above is None or isinstance(above, tree.Relation):
        return
    if order in FLIPPED:
        flipped = FLIPPED[order]
        if holds(above, flipped, line, scope, seed, budget):
            turned = replace(node, order=flipped) if isinstance(node, tree.Relation) else line
            yield _Hit("bound-direction", _place(line, line), turned)
        return
    case = equality(above, line, scope, seed, budget, node)
    if case is not None:
        yield from _stages([case], seed, budget)


def _stages(wrongs: list[Wrong], seed: list[int], budget: Clock) -> Iterator[_Hit]:
    """The stages in order, each for every side of an equation; the first that finds anything is the last."""
    stages: list[Callable[[Wrong], Iterable[_Hit]]] = [
        lambda w: _assumed(assumptions.likely, w, seed, budget),
        lambda w: _edited(w, counts(w.line, w.scope)),
        _factors,
        lambda w: _misled(w, seed, budget),
        lambda w: _edited(w, signs(w.line, w.scope)),
        _addends,
        _weighted,
        lambda w: _edited(w, structural(w.above, w.line, w.scope)),
        lambda w: _edited(w, slopes(w.above, w.line, w.scope)),
        lambda w: _edited(w, verbal(w.above, w.line, w.scope)),
        lambda w: _assumed(assumptions.further, w, seed, budget),
        lambda w: _edited(w, terms(w.above, w.line, w.scope)),
        lambda w: _edited(w, matrices(w.above, w.line, w.scope)),
    ]
    for stage in stages:
        some = False
        for hit in (hit for wrong in wrongs for hit in stage(wrong)):
            some = True
            yield hit
        if some:
            return


# ---------------------------------------------------------------------------------------- the stages


def _factors(wrong: Wrong) -> Iterator[_Hit]:
    """A factor of one term: solved for, then looked up."""
    if wrong.trial.now is None:
        return
    needed = [
        (spot, found)
        for spot in spots(wrong.line)
        if spot.linear and spot.role in ("term", "body") and not (spot.role == "body" and _needless(spot))
        for found in [wrong.trial.multiplier(spot)]
        if found is not None
    ]
    if not needed:
        return
    tables = [amounts.factors(wrong.above, wrong.line, wrong.scope), amounts.numbers()]
    if not any(np.any(values) for _spot, found in needed for values in found):
        tables = tables[1:]  # what is to vanish is to vanish by itself, not by a factor
    for table in tables:
        yield from _looked_up(wrong, needed, table)


def _needless(spot: Spot) -> bool:
    """Whether a factor of a body of a sum is a factor of the sum as well, which is looked at already."""
    return not isinstance(spot.node, tree.Binary) or spot.node.operator not in ("+", "-")


def _looked_up(
    wrong: Wrong,
    needed: list[tuple[Spot, Values]],
    table: Iterable[Amount],
) -> Iterator[_Hit]:
    for amount in table:
        if wrong.solved and wrong.solved in mentioned(amount.node):
            continue
        values = wrong.trial.values(amount.node)
        for spot, found in needed:
            if _fits(amount, spot) and agree(found, values):
                line = mended(wrong.line, spot.path, scaled(amount.node, spot.node))
                if wrong.confirm(line):
                    at = amount.about if amount.name == "power" and amount.about else spot.node
                    yield _Hit(amount.name, _place(at, wrong.line), wrong.whole(line))
                    break


def _fits(amount: Amount, spot: Spot) -> bool:
    """Whether the amount means the same at the spot, and makes sense there."""
    if amount.name == "extra-term" and (spot.whole or spot.role != "term"):
        return False
    if amount.about is not None and amount.about not in factors(spot.node):
        return False
    return not mentioned(amount.node) & set(spot.bound)


def _addends(wrong: Wrong) -> Iterator[_Hit]:
    """A term that is missing beside another one."""
    if wrong.trial.now is None:
        return
    needed = [
        (spot, found)
        for spot in spots(wrong.line)
        if spot.linear and spot.role in ("term", "body", "factor") and not _inner_term(spot, wrong.line)
        for found in [wrong.trial.addend(spot)]
        if found is not None
    ]
    if not needed:
        return
    for amount in amounts.addends(wrong.above, wrong.line, wrong.scope):
        values = wrong.trial.values(amount.node)
        if values is None:
            continue
        for negative in (False, True):
            signed = [-v for v in values] if negative else values
            for spot, found in needed:
                if _fits(amount, spot) and agree(found, signed):
                    more = tidied(minus(spot.node, amount.node) if negative else plus(spot.node, amount.node))
                    line = put(wrong.line, spot.path, more)
                    if wrong.confirm(line):
                        yield _Hit(amount.name, _place(spot.node, wrong.line), wrong.whole(line))
                        break


def _inner_term(spot: Spot, line: tree.Node) -> bool:
    """Whether the spot is one term of a sum: what is added to it is added to the sum."""
    return bool(spot.path) and spot.role == "term" and not isinstance(spot.node, tree.Call)


def _weighted(wrong: Wrong) -> Iterator[_Hit]:
    """Several terms with other weights than they should have."""
    found = weights.of_terms(wrong.line, wrong.trial)
    if found is not None and wrong.confirm(found.mended):
        yield _Hit(found.name, _place(found.at, wrong.line), wrong.whole(found.mended))


def _edited(wrong: Wrong, edits: Iterable[Edit]) -> Iterator[_Hit]:
    seen: set[tree.Node] = {wrong.line}
    for edit in edits:
        if edit.line not in seen:
            seen.add(edit.line)
            if wrong.trial.meets(edit.line) and wrong.confirm(edit.line):
                yield _Hit(edit.name, _place(edit.at, wrong.line), wrong.whole(edit.line))


def _misled(wrong: Wrong, seed: list[int], budget: Clock) -> Iterator[_Hit]:
    """What a rule that does not hold makes of the line above, where that is the wrong line."""
    now = wrong.trial.now
    if now is None or wrong.equation:
        return
    for each in misled(wrong.above):
        if same(now, wrong.trial.values(each.line)) and holds(
            each.line, "=", wrong.line, wrong.scope, seed, budget
        ):
            yield _Hit(each.name, _place(each.at, wrong.above))


def _assumed(
    likely: Callable[[tree.Node, tree.Node, Scope], Iterable[assumptions.Assumption]],
    wrong: Wrong,
    seed: list[int],
    budget: Clock,
) -> Iterator[_Hit]:
    if wrong.equation:
        return
    for each in likely(wrong.above, wrong.line, wrong.scope):
        case = equality(each.above, each.line, each.scope, seed, budget, each.line)
        if case is not None and case.trial.meets(each.line) and case.confirm(each.line):
            yield _Hit(each.name, each.what)


def _place(at: tree.Node, line: tree.Node) -> str:
    """How the place is called: as it is written, where that is short."""
    text = show(at)
    if len(text) <= SHORT:
        return text
    return _("this line") if at == line else f"{text[: SHORT - 2]} …"
