"""A run that takes long: for how long, what it printed last, and a curve of the numbers that it prints."""

from __future__ import annotations

import re
import time
from collections import deque

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.timer import Timer
from textual.widgets import Static

from tutor.text.terminal import printable
from tutor.tui.pictures import painter
from tutor.tui.widgets.lines import Lines
from tutor.words import _

MOST_NUMBERS = 400
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\w.])")
LOSS = re.compile(r"(?:loss|cost|error|损失)\W{0,4}(" + NUMBER.pattern + ")", re.IGNORECASE)
SHOWN_AFTER = 0.6  # seconds: what is done sooner needs no picture
LEAST = 3  # numbers of a curve
ROOMY = 36  # rows of a terminal that has room for a higher curve


class UnderWay(Vertical):
    """Out of sight until a run has taken a moment."""

    DEFAULT_CSS = """
    UnderWay {
        height: auto;
        max-height: 16;
        display: none;
        padding: 0 1;
        border-top: solid $accent;

        &.-shown { display: block; }
        Static { height: auto; }
    }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.doing = ""
        self.began = 0.0
        self.last = ""
        self.numbers: deque[tuple[int, float]] = deque(maxlen=MOST_NUMBERS)
        self.count = 0
        self.paint = painter()
        self.timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """A sentence above the curve."""
        yield Lines("", id="said")
        yield Static("", id="curve")

    def begin(self, doing: str) -> None:
        """A run begins."""
        self.doing, self.began, self.last, self.count = doing, time.monotonic(), "", 0
        self.numbers.clear()
        self.query_one("#curve", Static).update("")
        if self.timer is None:
            self.timer = self.set_interval(0.25, self.look)

    def end(self) -> None:
        """The run is over."""
        if self.timer is not None:
            self.timer.stop()
            self.timer = None
        self.remove_class("-shown")

    def hear(self, printed: str) -> None:
        """What the run printed meanwhile."""
        for line in printed.splitlines():
            value = number_of(line)
            if value is not None:
                self.count += 1
                self.numbers.append((self.count, value))
            self.last = line.strip() or self.last
        self._draw()

    def look(self) -> None:
        """Say how long it has taken; come into sight once that is more than a moment."""
        taken = time.monotonic() - self.began
        if taken < SHOWN_AFTER:
            return
        self.add_class("-shown")
        said = _("{doing} … {seconds:.0f} s. Esc stops it; this costs no attempt.")
        rows = [said.format(doing=self.doing, seconds=taken)]
        rows += [printable(self.last, 200)] if self.last else []
        self.query_one("#said", Lines).update("\n".join(rows))

    def _draw(self) -> None:
        if len(self.numbers) < LEAST:
            return
        steps, values = zip(*self.numbers, strict=True)
        low, high = min(values), max(values)
        high = high if high > low else low + 1
        plot = {
            "kind": "curves",
            "x": {"name": "", "range": [steps[0], steps[-1]]},
            "y": {"name": "", "range": [low, high]},
            "curves": [{"name": _("what is printed"), "x": list(steps), "y": list(values)}],
            "points": [],
        }
        width = max(self.content_size.width, 24)
        rows = 12 if self.app.size.height >= ROOMY else 8
        self.query_one("#curve", Static).update(self.paint(plot, width, rows))


def number_of(line: str) -> float | None:
    """The loss that a printed line tells, or else its last number; None where it holds none."""
    loss = LOSS.search(line)
    found = loss[1] if loss else next(iter(NUMBER.findall(line)[-1:]), None)
    try:
        value = float(found) if found else None
    except ValueError:
        return None
    return value if value is not None and abs(value) < 1e30 else None
