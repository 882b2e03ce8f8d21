"""How long the learner meant to work: said once when it is over, and nothing else."""

from __future__ import annotations

import time
from collections.abc import Callable

from tutor.words import _

CHOICES = (0, 15, 25, 45, 60)  # minutes; 0 is as long as one likes


class Session:
    """Begins when it is made; `clock` tells seconds."""

    def __init__(self, minutes: int = 0, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.choose(minutes)

    def choose(self, minutes: int) -> None:
        """Another length, from now on."""
        self.minutes = minutes
        self.began, self.told = self.clock(), False

    def reminder(self) -> str:
        """A sentence, the first time that it is asked for after the end; else ""."""
        if self.told or not self.minutes or self.clock() - self.began < 60 * self.minutes:
            return ""
        self.told = True
        said = _("The {n} minutes that you chose have gone by: a good place to stop. Everything is kept.")
        return said.format(n=self.minutes)


def label(minutes: int) -> str:
    """A choice in words."""
    return _("{n} minutes").format(n=minutes) if minutes else _("as long as I like")
