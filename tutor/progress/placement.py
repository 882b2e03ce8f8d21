"""Where to begin: a search over the sets of units that a learner may know, halved by each question.

Who knows a unit is taken to know the units that it builds on, so what a learner knows is a set closed
downwards along the prerequisites: a knowledge state in the sense of J.-P. Doignon and J.-C. Falmagne. While
answers agree, the unit is asked about that splits the states that are left most evenly; then the one whose
outcome is the least certain, each answer being trusted as far as slips and guesses let it be.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

MOST_QUESTIONS, MOST_SECONDS = 12, 600.0
MOST_STATES = 4096  # twelve units that build on nothing; of more, only beginnings of the course are tried
SLIP, GUESS = 0.1, 0.2  # chances of a wrong answer from who knows, and of a right one from who does not
SURE = 0.9


@dataclass(frozen=True, slots=True)
class Answered:
    """A question about a unit, and whether it was answered rightly."""

    unit: str
    right: bool


@dataclass(frozen=True, slots=True)
class Search:
    """`units` in the order of the course, and every set of them that a learner may know, as bits."""

    units: tuple[str, ...]
    states: tuple[int, ...]


def search(units: Sequence[str], builds_on: Mapping[str, Collection[str]]) -> Search:
    """The search over `units` in the order of the course; only what comes earlier is ever built on."""
    place = {unit: n for n, unit in enumerate(units)}
    states = [0]
    for n, unit in enumerate(units):
        below = sum(1 << place[b] for b in set(builds_on.get(unit, ())) if place.get(b, n) < n)
        states += [state | 1 << n for state in states if state & below == below]
        if len(states) > MOST_STATES:
            return Search(tuple(units), tuple((1 << k) - 1 for k in range(len(units) + 1)))
    return Search(tuple(units), tuple(states))


def next_unit(found: Search, answers: Sequence[Answered], askable: Collection[str], first: str = "") -> str:
    """The unit to ask about; "" when the place is known well enough or nothing that is `askable` tells more.

    `first` is where the learner says to stand. That is never believed; it only chooses the first question.
    """
    if len(answers) >= MOST_QUESTIONS:
        return ""
    if not answers and first in askable:
        return first
    left = [state for state in found.states if not _against(found, state, answers)]
    even = _most_even(found, dict.fromkeys(left, 1.0), askable)
    if even:
        return even
    weights = _weights(found, answers)
    sure = max(weights.values()) >= SURE * sum(weights.values())
    return "" if sure else _most_even(found, weights, askable)


def known(found: Search, answers: Sequence[Answered]) -> tuple[str, ...]:
    """The units that the answers speak for most; of equals the fewest, since to begin early costs little."""
    weights = _weights(found, answers)
    best = max(found.states, key=lambda state: (weights[state], -state.bit_count(), -state))
    return tuple(unit for n, unit in enumerate(found.units) if best >> n & 1)


def _most_even(found: Search, weights: Mapping[int, float], askable: Collection[str]) -> str:
    """The unit that about half of the weight knows, the earliest of equals; "" where all agree on each."""
    total = sum(weights.values())
    best, evenness = "", 0.0
    for n, unit in enumerate(found.units):
        knowing = sum(weight for state, weight in weights.items() if state >> n & 1)
        smaller = min(knowing, total - knowing)
        if unit in askable and smaller > evenness * (1 + 1e-12):
            best, evenness = unit, smaller
    return best


def _weights(found: Search, answers: Sequence[Answered]) -> dict[int, float]:
    """How likely the answers are for each state."""
    right = {True: 1 - SLIP, False: GUESS}
    weights = dict.fromkeys(found.states, 1.0)
    place = {unit: n for n, unit in enumerate(found.units)}
    for each in answers:
        bit = 1 << place[each.unit] if each.unit in place else 0  # a unit may have left the course
        for state in weights if bit else ():
            chance = right[bool(state & bit)]
            weights[state] *= chance if each.right else 1 - chance
    return weights


def _against(found: Search, state: int, answers: Iterable[Answered]) -> bool:
    """Whether an answer speaks against a state."""
    return any(each.right != (each.unit in _named(found, state)) for each in answers)


def _named(found: Search, state: int) -> set[str]:
    return {unit for n, unit in enumerate(found.units) if state >> n & 1}
