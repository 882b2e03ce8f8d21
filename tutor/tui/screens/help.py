"""The keys of a screen, and in a few words what it is for."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Footer, Static

from tutor.text.terminal import cells, pad
from tutor.words import _

Keys = tuple[str, list[tuple[str, str]]]  # what the screen is for; its keys and what they do
SHOWN = {
    "question_mark": "?",
    "slash": "/",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "down": "↓",
    "up": "↑",
    "home": "Home",
    "end": "End",
}


class HelpScreen(ModalScreen[None]):
    """Covers the screen below it until a key is pressed."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", _("back"), key_display="Esc"),
        Binding("j,down", "move('down')", show=False),
        Binding("k,up", "move('up')", show=False),
    ]

    def __init__(self, keys: Keys) -> None:
        super().__init__()
        self.about, self.keys = keys

    @staticmethod
    def keys_of(screen: Screen[Any]) -> Keys:
        """What a screen says about itself, and the keys of ours that work on it now."""
        found: dict[str, list[str]] = {}
        for key, active in screen.active_bindings.items():
            binding = active.binding
            if active.enabled and binding.description and binding.action in _own_actions(type(active.node)):
                found.setdefault(binding.description, []).append(_shown(key))
        return getattr(screen, "HELP", ""), [(" ".join(keys), what) for what, keys in found.items()]

    def compose(self) -> ComposeResult:
        """Words, then keys."""
        widest = max((cells(keys) for keys, _what in self.keys), default=0)
        rows = [Content.assemble((pad(keys, widest), "bold"), "   ", what) for keys, what in self.keys]
        with VerticalScroll():
            yield Static(self.about, id="about", markup=False)
            yield Static(Content("\n").join(rows), markup=False)
            yield Static(
                _("Everything here works in the shell as well: tutor --help."), id="shell", markup=False
            )
        yield Footer()

    def action_move(self, how: str) -> None:
        """Scroll."""
        getattr(self.query_one(VerticalScroll), f"scroll_{how}")(animate=False)


def _own_actions(node: type) -> set[str]:
    """The actions that our classes bind to keys; what widgets bind by themselves, everybody knows."""
    classes = (cls for cls in node.__mro__ if cls.__module__.startswith("tutor."))
    return {each.action for cls in classes for each in vars(cls).get("BINDINGS", ())}


def _shown(key: str) -> str:
    if len(key) == 2 and key[0] == "f":
        return key.upper()
    return SHOWN.get(key, key.replace("ctrl+", "^"))
