"""When an exercise that was passed is due again: ratings read from the record, dates by FSRS.

The dates depend on the record alone: the scheduler's fuzz is off, and nothing is stored but what happened.
Source of the scheduler: FSRS-6, J. Ye and others, with its published parameters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from math import ceil
from statistics import median
from typing import TYPE_CHECKING, Any

from tutor.progress.entries import Event, Key

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
RATINGS = (AGAIN, HARD, GOOD, EASY)
LONGEST_DAYS = 365
SAME_SITTING = timedelta(hours=12)  # a second pass within it says nothing about memory
TOMORROW = timedelta(days=1)
HINT_WEIGHS = WRONG_WEIGHS = 2  # failed attempts; a wrong answer to a review is no attempt but a miss
STRUGGLE, LAPSE = 2, 4  # failed attempts before a pass that was hard, or was no recall at all
ENOUGH, QUICK = 5, 0.5  # times behind a median, and the share of it that is quick
LONGEST_SECONDS = 86400  # after a day it is no time that an answer took
THINGS = ("fail", "hint", "wrong", "solution", "pass", "right", "missed", "rating")
OUTCOMES = ("right", "wrong", "missed")  # of an answer to a review


@dataclass(frozen=True, slots=True)
class Tried:
    """What the schedule needs of an attempt that counted; `at` as in `Attempt`."""

    at: str
    passed: bool


@dataclass(frozen=True, slots=True)
class Pass:
    """A pass that counts as a review, and how well it went."""

    at: datetime
    rating: int


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """Something that the schedule reads: `what` by its place in `THINGS`, which orders what came at once.

    `number` is a rating, or the seconds of a review, and `form` its form: times of different forms are not
    compared.
    """

    at: datetime
    what: int
    number: float = 0.0
    form: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """When an exercise should come back. `stability` is the days after which it is recalled in 9 of 10 cases.

    An exercise whose solution was read before it was passed is due the next day, with no passes; `rating` is
    that of the last pass.
    """

    at: datetime
    last: datetime
    passes: int
    lapses: int
    stability: float | None = None
    rating: int | None = None


def schedule(attempts: Iterable[tuple[Key, Tried]], events: Iterable[Event]) -> dict[Key, Due]:
    """When each exercise is due that was passed, or whose solution was read."""
    tried: defaultdict[Key, list[Tried]] = defaultdict(list)
    happened: defaultdict[Key, list[Event]] = defaultdict(list)
    for key, attempt in attempts:
        tried[key].append(attempt)
    for event in events:
        happened[event.pack, event.exercise].append(event)
    found = {key: due(tried[key], happened[key]) for key in tried.keys() | happened.keys()}
    return {key: date for key, date in sorted(found.items()) if date is not None}


def due(attempts: Iterable[Tried], events: Iterable[Event]) -> Due | None:
    """When one exercise is due, from its attempts that counted and its events, in any order."""
    passes, read = _passes(attempts, events)
    date = _replayed(passes) if passes else None
    if read is not None and (date is None or read + TOMORROW < date.at):
        known = date or Due(read, read, 0, 0)
        return Due(read + TOMORROW, known.last, known.passes, known.lapses, known.stability, known.rating)
    return date


def _passes(attempts: Iterable[Tried], events: Iterable[Event]) -> tuple[list[Pass], datetime | None]:
    """The passes that count, and when the solution was read after the last of them, if it was.

    A review that was given up is a pass with the rating of a lapse.
    """
    struggle = 0
    read: datetime | None = None
    passes: list[Pass] = []
    times: defaultdict[str, list[float]] = defaultdict(list)
    for moment in sorted(_moments(attempts, events)):
        at, what, later = (
            moment.at,
            THINGS[moment.what],
            not passes or moment.at - passes[-1].at > SAME_SITTING,
        )
        match what:
            case "fail" | "hint" | "wrong":
                struggle += {"fail": 1, "hint": HINT_WEIGHS, "wrong": WRONG_WEIGHS}[what]
            case "solution" if later:
                read = at
            case "rating" if passes:
                passes[-1] = Pass(passes[-1].at, int(moment.number))
            case "pass" | "right":
                rating = _rating(struggle, read, bool(passes))
                if what == "right" and moment.number > 0 and struggle == 0:
                    rating = EASY if rating == GOOD and _quick(moment, times[moment.form]) else rating
                    times[moment.form].append(moment.number)
                passes += [Pass(at, rating)] if later else []
                struggle, read = 0, None
            case "missed" if not passes:
                read = at
            case "missed":
                passes += [Pass(at, AGAIN)] if later else []
                struggle, read = 0, None
    return passes, read


def _moments(attempts: Iterable[Tried], events: Iterable[Event]) -> Iterator[Moment]:
    for attempt in attempts:
        yield _moment(datetime.fromisoformat(attempt.at), "pass" if attempt.passed else "fail")
    for event in events:
        at, data = datetime.fromisoformat(event.at), event.data
        if event.what == "hint":
            yield _moment(at, "hint")
        elif event.what == "solution" and data.get("shown"):
            yield _moment(at, "solution")
        elif event.what == "rating" and data.get("rating") in RATINGS:
            yield _moment(at, "rating", int(data["rating"]))
        elif event.what == "review" and data.get("outcome") in OUTCOMES:
            yield _moment(at, data["outcome"], _seconds(data.get("seconds")), str(data.get("variant", "")))


def _moment(at: datetime, what: str, number: float = 0.0, form: str = "") -> Moment:
    return Moment(at, THINGS.index(what), number, form)


def _seconds(given: object) -> float:
    """A time as an entry holds it, which may have been written elsewhere; 0 where it tells nothing."""
    if isinstance(given, bool) or not isinstance(given, (int, float)):
        return 0.0
    return float(given) if 0 < given <= LONGEST_SECONDS else 0.0


def _quick(moment: Moment, times: Sequence[float]) -> bool:
    """Whether a right answer took much less time than the exercise's own median in this form."""
    return len(times) >= ENOUGH and moment.number < QUICK * median(times)


def _rating(struggle: int, read: datetime | None, known: bool) -> int:
    """The rating from what happened before the pass; `known` if the exercise had been passed before."""
    if read is not None or (known and struggle >= LAPSE):
        return AGAIN
    return HARD if struggle >= STRUGGLE else GOOD


def _replayed(passes: list[Pass]) -> Due:
    from fsrs import Rating

    card = _fresh(passes[0].at)
    lapses = 0
    for each in passes:
        lapses += each.rating == AGAIN and each is not passes[0]
        card, _log = _scheduler().review_card(card, Rating(each.rating), each.at)
    return Due(card.due, passes[-1].at, len(passes), lapses, card.stability, passes[-1].rating)


def _fresh(at: datetime) -> Card:
    from fsrs import Card

    return Card(card_id=1, due=at)  # without a number of its own it would wait for the clock to tick


@cache
def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    # An exercise takes minutes, not seconds: steps within a day would be a nuisance.
    return Scheduler(
        learning_steps=(), relearning_steps=(), maximum_interval=LONGEST_DAYS, enable_fuzzing=False
    )


def forecast(dates: Mapping[Any, Due], now: datetime, days: int) -> list[int]:
    """How many are due now (first), and how many more on each of the next `days` - 1 days."""
    counts = [0] * days
    for date in dates.values():
        day = max(ceil((date.at - now) / TOMORROW), 0)
        if day < days:
            counts[day] += 1
    return counts
