"""The attempts at an exercise, the latest first, and what changed from one to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, OptionList
from textual.widgets.option_list import Option

from tutor.text.terminal import clip, printable
from tutor.tui.changes import changed_checks, changed_lines
from tutor.tui.widgets.lines import Lines
from tutor.words import _

Json = Mapping[str, Any]
BESIDE = 110  # columns from which on the list stands beside what changed
MARKS = {"pass": "✓", "invalid": "–", "undecided": "?"}
STYLES = {"+": "right", "-": "wrong", "…": "quiet", " ": "same"}


class HistoryScreen(ModalScreen[str | None]):
    """Answers the text of an attempt that should be taken up again, or None."""

    CSS_PATH = "history.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (BESIDE, "-wide")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", _("back"), key_display="esc"),
        Binding("u", "take_up", _("take this answer up again")),
        Binding("j", "move('down')", show=False),
        Binding("k", "move('up')", show=False),
    ]

    def __init__(self, attempts: Sequence[Json]) -> None:
        """`attempts` as the service tells them, the oldest first; there is at least one."""
        super().__init__()
        self.attempts = list(attempts)

    def compose(self) -> ComposeResult:
        """The list beside what changed."""
        with Container(id="both"):
            wide = self.app.size.width
            room = (wide - 8 if wide < BESIDE else wide * 2 // 5 - 8) - len(
                _row({**self.attempts[0], "message": ""})
            )
            yield OptionList(*(Option(_row(one, room)) for one in reversed(self.attempts)), id="attempts")
            yield VerticalScroll(id="changes")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin with the latest."""
        rows = self.query_one(OptionList)
        rows.border_title = _("attempts")
        rows.highlighted = 0
        rows.focus()

    @on(OptionList.OptionHighlighted)
    async def _look_at(self, event: OptionList.OptionHighlighted) -> None:
        at = len(self.attempts) - 1 - event.option_index
        before = self.attempts[at - 1] if at else None
        said = _("since attempt {n}").format(n=before["n"]) if before else _("the first attempt")
        changes = self.query_one("#changes", VerticalScroll)
        changes.border_title = said
        with self.app.batch_update():
            await changes.remove_children()
            await changes.mount_all(_compared(before, self.attempts[at]))

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.query_one("#changes").focus()

    def action_take_up(self) -> None:
        """Go on from the answer of this attempt."""
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self.dismiss(str(self.attempts[len(self.attempts) - 1 - at]["answer"]))

    def action_move(self, how: str) -> None:
        """The letters that move on every screen."""
        getattr(self.query_one(OptionList), f"action_cursor_{how}")()


def _row(attempt: Json, room: int = 0) -> Content:
    mark = MARKS.get(str(attempt["status"]), "✗")
    at = datetime.fromisoformat(str(attempt["at"])).astimezone().strftime("%m-%d %H:%M")
    said = clip(" ".join(printable(str(attempt["message"])).split()), max(room, 8))
    return Content(f"{attempt['n']:>3} {mark} {at}  {said}")


def _compared(before: Json | None, now: Json) -> Iterator[Lines]:
    """What is different: checks first, then lines; for the first attempt all of it."""
    said = [str(now["message"])]
    if before is not None:
        said += changed_checks(before["checks"], now["checks"])
    yield Lines(printable("\n".join(said)), classes="said")
    lines = changed_lines(str(before["answer"]) if before else "", str(now["answer"]))
    if before is not None and not lines:
        lines = [("…", _("The answer is the same."))]
    for sign, group in groupby(lines, key=itemgetter(0)):
        text = "\n".join(f"{sign} {line}" for _sign, line in group)
        yield Lines(printable(text, limit=None).expandtabs(4), fixed=True, classes=STYLES[sign])
