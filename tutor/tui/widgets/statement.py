"""What an exercise asks for."""

from __future__ import annotations

import re

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.worker import Worker

from tutor.text.terminal import printable
from tutor.tui.widgets.page import Page
from tutor.tui.widgets.pane import Pane


class Statement(Pane):
    """The statement under the title of its exercise; empty until `show`."""

    def compose(self) -> ComposeResult:
        """The page."""
        yield Page()

    def show(self, title: str, text: str) -> Worker[None]:
        """Show a statement without its first heading, which the title repeats; nobody has to wait for it."""
        self.border_title = Content(printable(title))
        return self._fill(re.sub(r"\A\s*#[ \t][^\n]*\n+", "", text))

    @work(exclusive=True)
    async def _fill(self, text: str) -> None:
        await self.query_one(Page).show(text)
