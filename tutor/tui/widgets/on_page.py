"""What stands on a page and can be chosen: its formulas, its links, its headings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markdown_it.token import Token
from textual.widget import Widget
from textual.widgets import Markdown
from textual.widgets.markdown import MarkdownBlock

from tutor.tui.widgets.formula import FormulaBlock
from tutor.tui.widgets.prose import Prose


class Link(NamedTuple):
    """The words of a link and where it leads."""

    words: str
    href: str


def formulas(page: Markdown, window: Widget) -> list[str]:
    """The LaTeX of the formulas that are in sight, displayed ones first, each once."""
    blocks = list(_in_sight(page, window))
    displayed = [block.tex for block in blocks if isinstance(block, FormulaBlock)]
    tokens = (token for block in blocks for token in _inside(block))
    inline = [" ".join(token.meta["tex"].split()) for token in tokens if "tex" in token.meta]
    return list(dict.fromkeys(displayed + inline))


def links(page: Markdown, window: Widget) -> list[Link]:
    """The links that are in sight, each once."""
    found: list[Link] = []
    for block in _in_sight(page, window):
        open_link: tuple[str, list[str]] | None = None
        for token in _inside(block):
            if token.type == "link_open":
                open_link = (str(token.attrs.get("href", "")), [])
            elif token.type == "link_close" and open_link:
                found.append(Link("".join(open_link[1]), open_link[0]))
                open_link = None
            elif open_link:
                open_link[1].append(token.content)
    return list(dict.fromkeys(found))


def headings(page: Markdown) -> list[tuple[int, str, str]]:
    """Level, words and widget id of each heading, in their order."""
    return [(level, words, id_) for level, words, id_ in page.table_of_contents if id_]


def block_at(page: Markdown, line: int) -> MarkdownBlock | None:
    """The block of the page that `line` of its text (from 0) belongs to, or the first one below it."""
    for block in page.children:
        if isinstance(block, MarkdownBlock) and line < block.source_range[1]:
            return block
    return None


def _in_sight(page: Markdown, window: Widget) -> Iterator[MarkdownBlock]:
    for block in page.query(MarkdownBlock):
        if block.region.overlaps(window.region):
            yield block


def _inside(block: MarkdownBlock) -> Iterator[Token]:
    if isinstance(block, Prose):
        for token in block.sources():
            yield from token.children or []
