"""One sitting of reviews: what waits, what was done, and whether the time that was chosen is over."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tutor.words import _, ngettext

LENGTHS: tuple[int | None, ...] = (10, 20, 5, None)  # minutes; None ends when nothing is due any more


@dataclass
class Sitting:
    """Items of `review` in their order; `clock` counts seconds."""

    items: Sequence[Mapping[str, Any]]
    more: int = 0
    clock: Callable[[], float] = time.monotonic
    length: int | None = LENGTHS[0]
    at: int = 0
    skipped: int = 0
    outcomes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.began = self.clock()

    @property
    def item(self) -> Mapping[str, Any] | None:
        """What is asked now; None when nothing is left."""
        return self.items[self.at] if self.at < len(self.items) else None

    @property
    def following(self) -> str:
        """The exercise that comes after this one, with its pack, or ""."""
        later = self.items[self.at + 1 : self.at + 2]
        return f"{later[0]['pack']}:{later[0]['id']}" if later else ""

    @property
    def left(self) -> int:
        """How many are still due, with the one that is asked now."""
        return len(self.items) - self.at + self.skipped + self.more

    @property
    def over(self) -> bool:
        """Whether the chosen time has passed."""
        return self.length is not None and self.clock() - self.began >= 60 * self.length

    def go_on(self, done: bool) -> None:
        """Take the next item; one that is not `done` stays due."""
        if self.item is not None:
            self.at += 1
            self.skipped += not done

    def longer(self) -> None:
        """Choose the next length; the time begins anew."""
        self.length = LENGTHS[(LENGTHS.index(self.length) + 1) % len(LENGTHS)]
        self.began = self.clock()

    def begin_again(self) -> None:
        """The chosen time begins anew."""
        self.began = self.clock()

    @property
    def told(self) -> str:
        """How far one is, for the first line."""
        chosen = _("no end") if self.length is None else _("{n} minutes").format(n=self.length)
        return " · ".join([_("{n} left").format(n=self.left), chosen])

    @property
    def summary(self) -> str:
        """What was done."""
        done, right = len(self.outcomes), self.outcomes.count("right")
        if not done:
            return ""
        said = ngettext("{done} reviewed, {right} right.", "{done} reviewed, {right} right.", done)
        return said.format(done=done, right=right)
