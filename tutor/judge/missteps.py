"""What is said about a step that does not follow: the values that show it, and a question."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tutor.algebra import tree
from tutor.algebra.outcome import Outcome, spell
from tutor.algebra.slips.search import SECONDS, Found, find
from tutor.algebra.task import Task
from tutor.words import _

log = logging.getLogger("tutor.judge")


@dataclass(frozen=True)
class Unnamed:
    """A wrong step that the author did not expect; `place` counts the judged lines from 0."""

    place: int
    n: int
    above: tree.Node | None
    above_named: str
    step: tree.Step
    outcome: Outcome


def slips(
    task: Task, steps: Sequence[Unnamed], seed: int, seconds: float = SECONDS
) -> Iterator[tuple[Unnamed, Found]]:
    """The slips of wrong steps as far as they are found, the first step first; all share `seconds`."""
    until = time.monotonic() + seconds
    for wrong in steps:
        left = until - time.monotonic()
        if left <= 0:
            return
        try:
            found = find(wrong.above, wrong.step, task.scope, [seed % 2**63, wrong.n], task.unknown, left)
        except Exception:
            log.exception("the search for a slip failed")  # the verdict stands without it
            continue
        if found is not None:
            yield wrong, found


def remedy(found: Found) -> str:
    """The help that stays folded until it is asked for: the learner's own line, mended."""
    return _("This would follow: {line}").format(line=found.repaired) if found.repaired else ""


def sentence(outcome: Outcome, step: tree.Step, above: str, question: str = "") -> str:
    """What the two sides are worth somewhere, ending in a question."""
    example = outcome.counterexample
    if example is None:
        return f"{outcome.message} {question}".strip()
    values = {
        "place": example.place(),
        "left": spell(example.left),
        "right": spell(example.right),
        "above": above,
    }
    if isinstance(step.node, tree.Relation):
        said = _("With {place} the left side is {left}, the right side {right}.")
        ask = _("Was something divided away, or multiplied in, that can be zero?")
        ask = ask if step.relation == "<=>" else _("Does it hold without further assumptions?")
    elif step.relation == "=":
        said = _("With {place} {above} gives {left}, this line {right}.")
        ask = _("Which term changes its value between the two?")
    else:
        said = _("With {place} {above} gives {left}, and this bound {right}.")
        ask = _("Does it point the other way?")
    if not example.at:
        said = said.replace("With {place} {above}", "{above}").replace("With {place} the", "The")
    apart = _("They differ by {apart:.3g}.").format(apart=example.apart) if example.apart else ""
    text = said.format(**values)
    parts = (outcome.message, text[:1].upper() + text[1:], apart, question or ask)
    return " ".join(part for part in parts if part)
