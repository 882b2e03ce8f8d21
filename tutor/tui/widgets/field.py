"""One line to type in."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from tutor.tui.widgets.own_keys import take_own_key


class Field(Input):
    """An input whose text is the one that was typed, however busy its screen is."""

    async def on_key(self, event: events.Key) -> None:
        """Arrows, backspace and the like."""
        await take_own_key(self, event)
