"""A control with a track: moved by arrow keys, Home and End, a click or a drag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tutor.text.plot.ticks import place as place_of
from tutor.text.terminal import cells, clip, pad
from tutor.tui.pictures import ascii_only
from tutor.words import _

WIDEST_TRACK, NARROWEST_TRACK = 40, 4
LEAP = 10  # steps, with shift
SIGNS = {False: ("▸", "◂", "━", "●", "▸"), True: (">", "<", "-", "o", ">")}  # focus, ends, track, knob


class Slider(Widget, can_focus=True):
    """One of a list of values is chosen; says `Moved` when another one is."""

    DEFAULT_CSS = """
    Slider {
        height: 1;
        width: 1fr;
    }
    Slider:focus {
        text-style: bold;
        background: $boost;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", _("less"), key_display="←"),
        Binding("right", "step(1)", _("more"), key_display="→"),
        Binding("home", "step(-1000)", _("least"), show=False),
        Binding("end", "step(1000)", _("most"), show=False),
        Binding("shift+left", f"step(-{LEAP})", _("much less"), show=False),
        Binding("shift+right", f"step({LEAP})", _("much more"), show=False),
    ]
    at = reactive(0)

    @dataclass
    class Moved(Message):
        """Another value was chosen."""

        slider: Slider

    def __init__(self, name: str, values: Sequence[int | float | str], at: int, column: int = 0) -> None:
        """`column` is how wide the names of sliders under each other are."""
        super().__init__(name=name)
        self.values = list(values)
        self.column = max(column, cells(name))
        self._ascii = ascii_only()
        self._dragged = False
        self.set_reactive(Slider.at, at)

    @property
    def value(self) -> int | float | str:
        """What is chosen."""
        return self.values[self.at]

    def validate_at(self, at: int) -> int:
        """The nearest place that there is."""
        return min(max(at, 0), len(self.values) - 1)

    def watch_at(self, before: int, after: int) -> None:
        """Tell of every other place."""
        if before != after:
            self.post_message(self.Moved(self))

    def action_step(self, by: int) -> None:
        """Move by so many places."""
        self.at += by

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One row."""
        return 1

    def render(self) -> RenderResult:
        """Focus mark, name, track with its knob, value."""
        focus, left, line, knob, right = SIGNS[self._ascii]
        track = self._track()
        place = round(self.at / max(len(self.values) - 1, 1) * (track - 1))
        mark = focus if self.has_focus else " "
        bar = left + line * place + knob + line * (track - 1 - place) + right
        text = f"{mark} {pad(self.name or '', self.column)}  {bar}  {place_of(self.value)}"
        return Content(clip(text, self.size.width))

    # ------------------------------------------------------------------------------------------- mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Go to where the mouse is, or one step where it is on an end; from here on it drags."""
        event.stop()
        start, track = self._start(), self._track()
        if event.x == start - 1:
            self.at -= 1
        elif event.x == start + track:
            self.at += 1
        elif start <= event.x < start + track:
            self._dragged = True
            self.capture_mouse()
            self._go_to(event.x)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Follow the mouse while its button is down."""
        if self._dragged:
            self._go_to(event.x)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go."""
        if self._dragged:
            self._dragged = False
            self.release_mouse()

    def _go_to(self, x: int) -> None:
        share = (x - self._start()) / max(self._track() - 1, 1)
        self.at = round(share * (len(self.values) - 1))

    def _start(self) -> int:
        """The column of the track's first cell, inside its left end."""
        return 2 + self.column + 2 + 1

    def _track(self) -> int:
        widest = max(cells(place_of(value)) for value in self.values)
        room = self.size.width - self._start() - 1 - 2 - widest
        return max(min(WIDEST_TRACK, room), NARROWEST_TRACK)
