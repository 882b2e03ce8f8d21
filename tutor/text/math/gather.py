"""Brackets that were written as single signs become one part with what they enclose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tutor.text.math.symbols import OPENERS
from tutor.text.math.tree import Fenced, Node, Row, Scripts, Symbol

_HALF_OPEN = {"([": ")]"}  # brackets that close each other, as in [0, 1)


def row(items: Iterable[Node]) -> Node:
    """The items side by side, matching brackets gathered; a single item is itself."""
    gathered = _pair_bars(_pair_brackets([item for item in items if item != Row(())]))
    return gathered[0] if len(gathered) == 1 else Row(tuple(gathered))


def core(node: Node) -> Node:
    """What scripts are attached to."""
    return node.base if isinstance(node, Scripts) else node


def _sign(node: Node, *roles: str) -> Symbol | None:
    inner = core(node)
    return inner if isinstance(inner, Symbol) and inner.role in roles else None


def _pair_brackets(items: Sequence[Node]) -> list[Node]:
    levels: list[tuple[Node | None, list[Node]]] = [(None, [])]
    for item in items:
        closing, opening = _sign(item, "close"), levels[-1][0]
        if isinstance(item, Symbol) and item.role == "open":
            levels.append((item, []))
        elif closing and isinstance(opening, Symbol) and _match(opening.glyph, closing.glyph):
            inner = levels.pop()[1]
            levels[-1][1].append(_fenced(opening.glyph, inner, item, closing.glyph))
        else:
            levels[-1][1].append(item)
    # What was opened and never closed stands as it was written.
    return [part for opening, inner in levels for part in ([opening] if opening else []) + inner]


def _match(opening: str, closing: str) -> bool:
    if OPENERS.get(opening) == closing or opening == closing == "|" or opening == closing == "‖":
        return True
    return any(opening in left and closing in right for left, right in _HALF_OPEN.items())


def _pair_bars(items: list[Node]) -> list[Node]:
    for glyph in ("|", "‖"):
        places = [n for n, item in enumerate(items) if (s := _sign(item, "bar")) and s.glyph == glyph]
        if not places or len(places) % 2 or any(isinstance(items[n], Scripts) for n in places[::2]):
            continue
        for first, last in reversed(list(zip(places[::2], places[1::2], strict=True))):
            if last - first > 1:
                items[first : last + 1] = [_fenced(glyph, items[first + 1 : last], items[last], glyph)]
    return items


def _fenced(left: str, inner: list[Node], closer: Node, right: str) -> Node:
    inner = _pair_bars(inner)
    fenced = Fenced(left, right, (inner[0] if len(inner) == 1 else Row(tuple(inner)),))
    return Scripts(fenced, closer.sub, closer.sup) if isinstance(closer, Scripts) else fenced
