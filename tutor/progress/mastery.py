"""How strong each concept is now: a pure function of the record's dates, the course and the moment.

An exercise that was passed is worth its retrievability: the chance that it would be recalled now, by the
forgetting curve of FSRS-6 (J. Ye and others): R(t, S) = (1 + F t / S)^(-w), F = 0.9^(-1 / w) - 1, with the
days t since the last review, the stability S in days and the published w, so that R(S, S) = 0.9.
"""

from __future__ import annotations

import heapq
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from math import fsum
from typing import Literal

from tutor.progress.entries import Key
from tutor.progress.review import Due

State = Literal["new", "begun", "fresh", "fading"]
WORTH_A_STEP = 0.7  # `needs` are advice: who passed an exercise knows most, not all, of what helps with it
RECALLED = 0.9  # below it an exercise is due, so its concept fades
USUAL_MINUTES = 10  # of an exercise that does not say how long it takes
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Task:
    """An exercise as the map sees it; `needs` are exercises that help with it."""

    key: Key
    concepts: tuple[str, ...] = ()
    needs: tuple[Key, ...] = ()
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Strength:
    """A concept. `value` lies in 0..1; `recall` is the same over what was passed alone, None before a pass.

    `state` tells what was never tried (new) and what was tried only (begun) from what was passed and would
    be recalled (fresh) or is being forgotten (fading). `tasks` teach it, in the order of the course.
    """

    concept: str
    state: State
    value: float
    recall: float | None
    tasks: tuple[Key, ...]


def retrievability(date: Due, now: datetime) -> float:
    """The chance that an exercise is recalled now, in 0..1; 0 for one that was never passed."""
    if date.stability is None or not date.passes:
        return 0.0
    factor, power = _curve()
    days = max((now - date.last) / DAY, 0.0)  # a clock that jumped back has forgotten nothing
    return float((1 + factor * days / date.stability) ** power)


def evidence(tasks: Iterable[Task], dates: Mapping[Key, Due], now: datetime) -> dict[Key, float]:
    """What each exercise is worth, in 0..1: its own retrievability or that of a harder one, discounted.

    An exercise that needs it and was passed counts `WORTH_A_STEP` for each step along `needs`; the best way
    counts alone, so that several harder ones never add up to more than one of them.
    """
    needs = {task.key: task.needs for task in tasks}
    worth = {key: retrievability(date, now) for key, date in dates.items() if key in needs}
    todo = [(-value, key) for key, value in worth.items() if value]
    heapq.heapify(todo)
    while todo:
        value, key = heapq.heappop(todo)
        for need in needs[key]:
            passed_on = -value * WORTH_A_STEP
            if need in needs and passed_on > worth.get(need, 0.0):
                worth[need] = passed_on
                heapq.heappush(todo, (-passed_on, need))
    return worth


def strengths(
    tasks: Sequence[Task], dates: Mapping[Key, Due], tried: Container[Key], now: datetime
) -> list[Strength]:
    """Each concept that an exercise teaches, in the order in which the course comes to it.

    Its value is the mean of what its exercises are worth, weighted by their minutes: a long one asks for more
    of the concept than a short one, and what was not passed yet counts as nothing, so that a concept is
    strong only when all of it was done and would be recalled. `tried` holds the exercises tried at all.
    """
    worth = evidence(tasks, dates, now)
    teaching: dict[str, list[Task]] = {}
    for task in tasks:
        for concept in dict.fromkeys(task.concepts):
            teaching.setdefault(concept, []).append(task)
    return [_strength(concept, each, worth, dates, tried, now) for concept, each in teaching.items()]


def weakest(found: Sequence[Strength], count: int = 3) -> list[Strength]:
    """What to strengthen first: what the learner has met, the weakest first, then what is new, in order."""
    met = sorted((each for each in found if each.state != "new"), key=lambda each: each.value)
    return [*met, *(each for each in found if each.state == "new")][:count]


def _strength(
    concept: str,
    tasks: Sequence[Task],
    worth: Mapping[Key, float],
    dates: Mapping[Key, Due],
    tried: Container[Key],
    now: datetime,
) -> Strength:
    value = _mean(tasks, worth)
    passed = [task for task in tasks if (date := dates.get(task.key)) and date.passes]
    recall = _mean(passed, {t.key: retrievability(dates[t.key], now) for t in passed}) if passed else None
    begun = any(task.key in tried or task.key in dates for task in tasks)
    state: State = "begun" if begun else "new"
    if recall is not None:
        state = "fresh" if recall >= RECALLED else "fading"
    return Strength(concept, state, value, recall, tuple(task.key for task in tasks))


def _mean(tasks: Sequence[Task], worth: Mapping[Key, float]) -> float:
    """Weighted by minutes; the exact sum does not hang on the order of the exercises."""
    weights = {task.key: max(task.minutes or USUAL_MINUTES, 1) for task in tasks}
    total = fsum(weight * worth.get(key, 0.0) for key, weight in weights.items())
    return min(total / sum(weights.values()), 1.0)


@cache
def _curve() -> tuple[float, float]:
    """F and the exponent -w of the forgetting curve."""
    from fsrs import Scheduler

    power = -float(Scheduler().parameters[20])
    return 0.9 ** (1 / power) - 1, power
