"""Reviews and retention of a simulated learner over 180 days and 300 exercises, beside a fixed ladder.

    python tests/benchmarks/memory.py [LEARNERS]     (five if nothing is said)

The learner forgets by another law than the scheduler's: recall falls exponentially, exp(-t / tau). A
success makes tau longer, the more the nearer the exercise was to being forgotten; a lapse throws most of
that away, and what is relearnt lasts as long as what is learnt for the first time. First tau, gain and loss
are drawn for each exercise, for three populations: exercises that sink to a recall of 0.9 within about one,
two and four days. Two or three exercises are new each day until all are learnt; what is due is asked for
once a day. All policies meet the same exercises with the same parameters.

Retention is the chance of recall, by the learner's own law, averaged over what was learnt: over all days,
and on the last. A review takes minutes, so fewer of them for the same retention is better.
"""

from __future__ import annotations

import math
import random
import statistics
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from tutor.progress.review import LAPSE, Tried, due

DAYS, EXERCISES, LADDER = 180, 300, (1, 3, 7, 21)
START, DAY = datetime(2026, 1, 1, 9, tzinfo=UTC), timedelta(days=1)


@dataclass
class Item:
    """One exercise in one head: tau in days, and when it was last recalled."""

    tau: float
    gain: float
    loss: float
    last: int
    tries: list[Tried] = field(default_factory=list)
    rung: int = 0
    first: float = 0.0
    next: int | None = None

    def recall(self, day: int) -> float:
        """The chance to recall it, by the learner's law."""
        return math.exp(-(day - self.last) / self.tau)

    def met(self, day: int, recalled: bool) -> None:
        """What a review does to memory, and to the record: a lapse is some failures and then a pass."""
        if recalled:
            self.tau *= 1 + self.gain * (1 - self.recall(day))
        else:
            self.tau = max(self.tau * self.loss, self.first)
        self.last = day
        at = START + day * DAY
        failed = 0 if recalled else LAPSE
        moments = [at + timedelta(minutes=n) for n in range(failed + 1)]
        self.tries += [Tried(m.isoformat(), n == failed) for n, m in enumerate(moments)]


Policy = Callable[[Item, int, bool], int | None]


def scheduled(item: Item, day: int, recalled: bool) -> int | None:
    """The day that the program itself gives."""
    date = due(item.tries, [])
    assert date is not None
    return max(math.ceil((date.at - START) / DAY), day + 1)


def ladder(item: Item, day: int, recalled: bool) -> int | None:
    """1, 3, 7 and 21 days after each other; a lapse begins anew, and after the last nothing comes."""
    item.rung = item.rung if recalled else 0
    item.rung += 1
    return day + LADDER[item.rung - 1] if item.rung <= len(LADDER) else None


def never(item: Item, day: int, recalled: bool) -> int | None:
    """Nothing is ever asked again."""
    return None


def drawn(seed: int, days: float) -> list[Item]:
    """The exercises of one learner, with the day each is learnt on; about `days` until a recall of 0.9."""
    chance = random.Random(seed)
    items = []
    for n in range(EXERCISES):
        tau = chance.lognormvariate(math.log(days / -math.log(0.9)), 0.7)
        gain, loss = chance.uniform(2, 6), chance.uniform(0.2, 0.5)
        items.append(Item(tau, gain, loss, last=n * 120 // EXERCISES, first=tau))
    return items


def lived(seed: int, policy: Policy, days: float) -> tuple[int, int, float, float]:
    """Reviews, lapses among them, and retention over all days and at the end."""
    items, chance = drawn(seed, days), random.Random(seed + 1)
    learnt = {id(item): item.last for item in items}
    reviews = lapses = 0
    kept: list[float] = []
    for day in range(DAYS + 1):
        for item in items:
            if day == learnt[id(item)]:
                item.met(day, True)
                item.next = policy(item, day, True)
            elif item.next is not None and item.next <= day:
                recalled = chance.random() < item.recall(day)
                reviews, lapses = reviews + 1, lapses + (not recalled)
                item.met(day, recalled)
                item.next = policy(item, day, recalled)
        kept.append(statistics.mean(i.recall(day) for i in items if learnt[id(i)] <= day))
    return reviews, lapses, statistics.mean(kept), kept[-1]


def main(learners: int) -> None:
    """One row a policy and population: means over the learners, and the spread of the last column."""
    print(f"{DAYS} days, {EXERCISES} exercises, {learners} learners; exponential forgetting with lapses")
    policies = {"this scheduler": scheduled, f"ladder {LADDER}": ladder, "never again": never}
    for days in (1.0, 2.0, 4.0):
        print(f"\nrecall of 0.9 after about {days:g} days at first")
        print(f"{'':22}{'reviews':>8} {'a day':>6} {'lapses':>7} {'retention':>10} {'at the end':>11}")
        for name, policy in policies.items():
            rows = [lived(seed, policy, days) for seed in range(learners)]
            reviews, lapses, over, end = (statistics.mean(column) for column in zip(*rows, strict=True))
            spread = f"{min(row[3] for row in rows):.2f} to {max(row[3] for row in rows):.2f}"
            told = f"{reviews:8.0f} {reviews / DAYS:6.1f} {lapses:7.0f} {over:10.3f} {end:11.3f}"
            print(f"{name:22}{told}   {spread}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
