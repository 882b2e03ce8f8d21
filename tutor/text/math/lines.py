"""A displayed formula in rows of a given width: broken where a reader would break it, never cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from tutor.text.math.box import Box, beside, blank, line, spaced
from tutor.text.math.glyphs import ASCII, UNICODE
from tutor.text.math.inline import Line
from tutor.text.math.layout import Layout
from tutor.text.math.parse import read
from tutor.text.math.spacing import Manner, manners
from tutor.text.math.tree import Grid, Node, Row
from tutor.text.terminal import wrap

T = TypeVar("T")
INDENT = 4
# Where a line may end: before a relation, then also before plus and minus; then at any space, then anywhere.
_BREAKS: tuple[tuple[Manner, ...], ...] = (("relation",), ("relation", "binary"))


def display(tex: str, width: int | None = None, ascii: bool = False) -> list[str]:  # noqa: A002
    """The rows of a formula, all equally wide in cells and within `width` if it is given.

    Raises FormulaError.
    """
    node = read(tex)
    layout = Layout(ASCII if ascii else UNICODE)
    boxes = [layout.box(node)] if width is None else list(_fitted(node, max(width, 8), layout))
    widest = max(box.width for box in boxes)
    return [row for box in spaced(boxes) for row in box.widened(widest, "l").rows]


def _fitted(node: Node, width: int, layout: Layout) -> Iterator[Box]:
    box = layout.box(node)
    if box.width <= width:
        yield box
    elif isinstance(node, Grid) and node.kind in ("aligned", "lines"):
        for row in node.rows:
            joined = Row(tuple(part for cell in row for part in _items(cell)))
            indent = 0 if _items(row[0]) else INDENT
            for each in _fitted(joined, width - indent, layout):
                yield beside([blank(indent), each])
    else:
        yield from _broken(_items(node), width, layout)


def _items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Row) else (node,)


def _broken(items: Sequence[Node], width: int, layout: Layout) -> Iterator[Box]:
    kinds = manners(items)
    statements = _split(items, [n for n, kind in enumerate(kinds) if kind == "quad"])
    if len(statements) > 1:
        for part in statements:
            yield from _fitted(Row(tuple(p for p in part if p not in _quads(part))), width, layout)
        return
    pieces = layout.pieces(items)
    apart = [n for n, (space, _box) in enumerate(pieces) if n and space and kinds[n] != "punctuation"]
    wanted = [[n for n, kind in enumerate(kinds) if n and kind in breaks] for breaks in _BREAKS]
    for places in (*wanted, apart, range(1, len(pieces))):
        lines = _filled(_split(pieces, places), width)
        if lines:
            yield from lines
            return
    text = Line(layout.glyphs).text(Row(tuple(items)))
    yield from (line(row) for row in wrap(text, width, "", "  "))


def _quads(part: Sequence[Node]) -> list[Node]:
    return [item for item, kind in zip(part, manners(part), strict=True) if kind == "quad"]


def _split(items: Sequence[T], places: Sequence[int]) -> list[Sequence[T]]:
    edges = [0, *places, len(items)]
    return [items[a:b] for a, b in pairwise(edges) if b > a]


def _filled(segments: Sequence[Sequence[tuple[int, Box]]], width: int) -> list[Box]:
    """Lines of as many segments as fit, all but the first indented; none where a segment is too wide."""
    lines: list[list[Box]] = []
    room = 0
    for segment in segments:
        parts = [part for space, box in segment for part in (blank(space), box)]
        whole, first_gap = sum(part.width for part in parts), segment[0][0]
        if lines and whole <= room:
            lines[-1] += parts
            room -= whole
            continue
        indent = INDENT if lines else 0
        room = width - indent - (whole - first_gap)
        if room < 0:
            return []
        lines.append([blank(indent), *parts[1:]])
    return [beside(parts) for parts in lines]
