"""Keys of a widget to type in, taken in the order in which they came.

Textual passes a key that is no letter up to the app and looks there for what it does; letters and pastes act
in the widget. Where a screen on the way is busy a letter thus overtakes an arrow or a backspace, and the text
is not the one that was typed.
"""

from __future__ import annotations

from textual import events
from textual.widget import Widget


async def take_own_key(widget: Widget, event: events.Key) -> bool:
    """Do at once what a key does in `widget`, by its own bindings; False where it does nothing there."""
    if event.is_printable or not widget.has_focus:
        return False
    active = widget.screen.active_bindings.get(event.key)
    if active is None or active.node is not widget or not active.enabled:
        return False
    if not await widget.app.run_action(active.binding.action, widget):
        return False
    event.stop()
    event.prevent_default()
    return True
