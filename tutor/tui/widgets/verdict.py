"""The pane of what the service said: a verdict, hints, what an answer returned, a solution."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Collapsible

from tutor.text.terminal import cells, printable
from tutor.tui.parts import Part, of_hint, of_run, of_verdict
from tutor.tui.widgets.lines import Lines
from tutor.tui.widgets.page import Page
from tutor.tui.widgets.pane import Pane

ROOMY = 40  # rows of a terminal where a case may be open from the start


class VerdictPane(Pane):
    """Empty and out of sight until there is something to show."""

    DEFAULT_CSS = """
    VerdictPane {
        height: auto;
        padding: 0 1;

        &.-empty { display: none; }
        .right { color: $text-success; }
        .wrong { color: $text-error; text-style: bold; }
        .unsure { color: $text-warning; }
        .quiet { color: $text-muted; }

        Collapsible {
            border: none;
            padding: 0;
            background: transparent;
        }
        Collapsible > Contents { padding: 0 0 0 2; }
        CollapsibleTitle { padding: 0; }
        Page { padding: 0; margin-top: 1; }
    }
    """

    class Filled(Message):
        """There is something else to see, or nothing."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes="-empty")
        self.mistake: str | None = None

    def render(self) -> RenderResult:
        """Nothing of its own; its children say everything."""
        return Content("")

    async def show_verdict(
        self,
        verdict: Mapping[str, Any],
        notes: Iterable[str | None] = (),
        after: str = "",
        final: bool = True,
    ) -> None:
        """Show a verdict instead of what was shown; `after` is said below its message, `notes` at the end.

        One that is not `final` counts as no mistake that could repeat.
        """
        mistake = verdict.get("mistake")
        repeated = verdict.get("repeat", 1) > 1 or (mistake is not None and mistake == self.mistake)
        if final:
            self.mistake = mistake
        parts = of_verdict(verdict, repeated, self.app.size.height >= ROOMY)
        if after:
            parts.insert(1, Part(after, first="  "))
        await self._show([*parts, *(Part(note, "quiet") for note in notes if note)])

    async def show_parts(self, parts: Iterable[Part]) -> None:
        """Show these parts instead of what was shown."""
        await self._show(parts)

    async def show_certificate(self, n: int, says: str) -> None:
        """Mark line `n` of the derivation that is shown as exact; nothing where it is not shown any more."""
        for line in self.query(f".-line-{n}").results(Lines):
            indent = " " * cells(line.first)
            await self.mount(Lines(printable(says), indent, classes="quiet"), after=line)

    async def show_run(self, said: Mapping[str, Any]) -> None:
        """Show what an answer returned on the first cases."""
        await self._show(of_run(said))

    async def show_sentence(self, sentence: str) -> None:
        """Show one sentence about something that was not done, above what was shown."""
        await self._add(Part(printable(sentence), "unsure", "! "), "-sentence")

    async def show_hint(self, said: Mapping[str, Any]) -> None:
        """Show a hint above what was shown."""
        await self._add(of_hint(said), f"-hint-{said['n']}")

    async def show_offer(self, sentence: str) -> None:
        """Show what is offered to somebody who is stuck, below what was shown."""
        await self.query(".-offer").remove()
        block = _block(Part(printable(sentence), "unsure", "→ "))
        block.add_class("-offer")
        await self.mount(block, after=self._message_at())
        self._seen()

    async def show_page(self, title: str, markdown: str) -> None:
        """Show a page to read under its title."""
        await self._replace([Lines(title, classes="quiet"), Page(markdown)])

    def _message_at(self) -> int | None:
        """The last of the lines before the first part that can be folded."""
        folded = [n for n, child in enumerate(self.children) if isinstance(child, Collapsible)]
        return folded[0] - 1 if folded and folded[0] else None

    async def _show(self, parts: Iterable[Part]) -> None:
        await self._replace([_block(part) for part in parts])

    async def _replace(self, blocks: list[Widget]) -> None:
        with self.app.batch_update():
            await self.remove_children()
            await self.mount_all(blocks)
        self._seen()

    async def _add(self, part: Part, name: str) -> None:
        """Put a part on top, instead of an earlier one of that name."""
        block = _block(part)
        block.add_class(name)
        with self.app.batch_update():
            await self.query(f".{name}").remove()
            await self.mount(block, before=0 if self.children else None)
        self._seen()

    def _seen(self) -> None:
        self.set_class(not self.children, "-empty")
        self.post_message(self.Filled())
        self.scroll_home(animate=False)


def _block(part: Part) -> Widget:
    lines = Lines(part.text, part.first, part.fixed, classes=part.tone)
    if part.line is not None:
        lines.add_class(f"-line-{part.line}")
    if not part.title:
        return lines
    # A name from a pack or an answer may hold brackets: only `Content` is safe from being read as markup.
    return Collapsible(lines, title=Content(part.title), collapsed=part.folded)  # type: ignore[arg-type]
