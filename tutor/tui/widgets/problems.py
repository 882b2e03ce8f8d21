"""What is wrong with a pack, above the screen on which its author looks at it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widgets import Static

from tutor.text.terminal import printable
from tutor.words import ngettext

MOST = 5


class Problems(Static):
    """A few sentences and how many more there are; no row at all where nothing is wrong."""

    DEFAULT_CSS = """
    Problems {
        height: auto;
        padding: 0 1;
        border-left: outer $error;
        background: $error 15%;
    }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self.display = False

    def show(self, problems: Sequence[str]) -> None:
        """Say these, and nothing of any said before."""
        lines = [f"✗ {printable(each)}" for each in problems[:MOST]]
        if (more := len(problems) - MOST) > 0:
            said = ngettext("… and {n} more: tutor pack check", "… and {n} more: tutor pack check", more)
            lines.append(said.format(n=more))
        text = "\n".join(lines)
        self.display = bool(text)
        self.update(text)
