"""Tree -> box: a formula in two dimensions."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.text.math.box import Box, above, beside, blank, line, spaced
from tutor.text.math.glyphs import LOWERED, RAISED, UNICODE, Glyphs
from tutor.text.math.inline import Line, is_name
from tutor.text.math.spacing import gap, manner_of, manners
from tutor.text.math.tree import (
    Accent,
    Fenced,
    Fraction,
    Grid,
    Node,
    Root,
    Row,
    Scripts,
    Stack,
    Symbol,
)
from tutor.text.terminal import cells


class Layout:
    """Draws with one set of glyphs."""

    def __init__(self, glyphs: Glyphs = UNICODE) -> None:
        self.glyphs = glyphs

    def box(self, node: Node, tight: bool = False) -> Box:
        """The box of a part; `tight` inside of scripts."""
        match node:
            case Symbol():
                return line(self.glyphs.symbol(node))
            case Row(items=items):
                return beside(
                    part for space, box in self.pieces(items, tight) for part in (blank(space), box)
                )
            case Fraction():
                return self._fraction(node)
            case Scripts():
                return self._scripts(node, tight)
            case Root():
                return self._root(node)
            case Accent():
                return self._accent(node, tight)
            case Stack():
                return self._stack(node, tight)
            case Fenced():
                return self._fenced(node, tight)
            case Grid():
                return self._grid(node)

    def pieces(self, items: Sequence[Node], tight: bool = False) -> list[tuple[int, Box]]:
        """The box of each part, and the room before it."""
        kinds, found = manners(items), list[tuple[int, Box]]()
        for n, item in enumerate(items):
            box = self.box(item, tight)
            space = gap(kinds[n - 1], kinds[n], tight) if n else 0
            if n and self.glyphs.ascii and not space:
                space = int(_run_together(found[-1][1], box))
            found.append((space, box))
        return found

    # ------------------------------------------------------------------------------------ fractions

    def _fraction(self, node: Fraction) -> Box:
        top, bottom = self.box(node.top), self.box(node.bottom)
        if not node.bar:
            return above([top, blank(1), bottom], top.height)
        bar = line(self.glyphs.line * (max(top.width, bottom.width) + 2))
        return above([top, bar, bottom], top.height)

    def _root(self, node: Root) -> Box:
        body = self.box(node.body)
        index = [self._raised(self.box(node.index, tight=True))] if node.index else []
        if body.height == 1:
            if self.glyphs.ascii:
                return beside([*index, line("sqrt("), body, line(")")])
            roof = [blank(1), line(self.glyphs.roof * body.width)]
            sign = beside([line("√"), body])
            drawn = sign if body.width == 1 else Box((*beside(roof).rows, *sign.rows), 1, sign.width)
            return beside([*index, drawn])
        top, side, foot = self.glyphs.root
        rows = [top[:2] + top[2] * body.width] + [side + row for row in body.rows[:-1]]
        rows.append(foot + body.rows[-1])
        return beside([*index, Box(tuple(rows), body.base + 1, body.width + 2)])

    def _raised(self, box: Box) -> Box:
        small = self.glyphs.small(box.rows[0], RAISED) if box.height == 1 else None
        return line(small) if small else Box((*box.rows, " " * box.width), box.height, box.width)

    # -------------------------------------------------------------------------------------- scripts

    def _scripts(self, node: Scripts, tight: bool) -> Box:
        sub, sup = self._script(node.sub), self._script(node.sup)
        manner = manner_of(node.base)
        if manner == "integral":
            return self._integral(node.base, sub, sup)
        body = self.box(node.base, tight)
        if manner in ("big", "limits"):
            return _limits(body, sub, sup)
        small_sub = None if node.sub is None or is_name(node.sub) else self._small(sub, LOWERED)
        small_sup = None if node.sup is None or is_name(node.sup) else self._small(sup, RAISED)
        if body.height == 1 or (isinstance(node.base, Fenced) and not is_tall(node.base)):
            if (sub is None or small_sub) and (sup is None or small_sup):
                return beside([body, line((small_sub or "") + (small_sup or ""))])
            if small_sub:
                body, sub = beside([body, line(small_sub)]), None
            elif small_sup and sub is not None:
                return beside([body, above([line(small_sup), sub], 0, "l")])
        elif small_sup and sup is not None and body.base:
            sup = line(small_sup)
        return _attached(body, sub, sup)

    def _script(self, node: Node | None) -> Box | None:
        """A script is set on one line, as small as it is meant to be; only what has lines keeps them."""
        if node is None:
            return None
        return (
            self.box(node, tight=True) if has_grid(node) else line(Line(self.glyphs).text(node, tight=True))
        )

    def _small(self, box: Box | None, table: dict[str, str]) -> str | None:
        return self.glyphs.small(box.rows[0], table) if box is not None and box.height == 1 else None

    def _integral(self, base: Node, sub: Box | None, sup: Box | None) -> Box:
        glyph = self.box(base)
        flat = all(box is None or box.height == 1 for box in (sub, sup))
        if self.glyphs.ascii or not flat or glyph.rows[0] != "∫":
            return _limits(glyph, sub, sup)
        sign = Box(("⌠", "⎮", "⌡"), 1, 1)
        column = above([sup or blank(1), blank(1), sub or blank(1)], 1, "l")
        return beside([sign, column])

    # --------------------------------------------------------------------------------- marks, braces

    def _accent(self, node: Accent, tight: bool) -> Box:
        body = self.box(node.body, tight)
        single = self.glyphs.accented(body.rows[0], node.name) if body.height == 1 else None
        if single:
            return line(single)
        kind = node.name.removeprefix("wide").replace("overrightarrow", "vec").replace("overline", "bar")
        mark = self.glyphs.over.get(kind, self.glyphs.roof)
        if kind == "underline":
            return Box((*body.rows, mark * body.width), body.base, body.width)
        if kind == "vec":
            mark = self.glyphs.line * (body.width - 1) + mark
        elif kind == "bar" or kind not in self.glyphs.over:
            mark *= body.width
        return above([line(mark), body], body.base + 1)

    def _stack(self, node: Stack, tight: bool) -> Box:
        body = self.box(node.body, tight)
        over, under = ([box] if (box := self._script(note)) else [] for note in (node.above, node.below))
        if node.brace:
            body = body.widened(max(3, body.width))
            brace = line(self._brace(node.brace, body.width))
            (over if node.brace == "over" else under).insert(len(over) if node.brace == "over" else 0, brace)
        rise = sum(box.height for box in over)
        return above([*over, body, *under], rise + body.base)

    def _brace(self, side: str, width: int) -> str:
        left, rule, middle, right = tuple(self.glyphs.brace[side])
        before = (width - 3) // 2
        return left + rule * before + middle + rule * (width - 3 - before) + right

    def _fenced(self, node: Fenced, tight: bool) -> Box:
        parts = [self.box(part, tight) for part in node.parts]
        whole = beside(parts) if is_tall(node) else line("")
        boxes = [self._fence(node.left, whole), parts[0]]
        for bar, part in zip(node.bars, parts[1:], strict=True):
            boxes += [blank(1), self._fence(bar, whole), blank(1), part]
        if isinstance(node.parts[-1], Grid) and node.left == "{":
            boxes.insert(1, blank(1))
        return beside([*boxes, self._fence(node.right, whole)])

    def _fence(self, glyph: str, like: Box) -> Box:
        height = like.height
        if not glyph:
            return line("")
        if height == 1:
            return line(self.glyphs.sign(glyph))
        if glyph in "⟨⟩":
            return Box(self._angle(glyph, height), like.base, height // 2)
        first, middle, last, centre = tuple(self.glyphs.fences.get(glyph, glyph * 4))
        if height == 2 and glyph in "{}" and not self.glyphs.ascii:
            first, last = ("⎰", "⎱") if glyph == "{" else ("⎱", "⎰")
        rows = [first, *[middle] * (height - 2), last]
        if height > 2:
            rows[like.base if 0 < like.base < height - 1 else height // 2] = centre
        return Box(tuple(rows), like.base, 1)

    def _angle(self, glyph: str, height: int) -> tuple[str, ...]:
        half = height // 2
        rising, falling = ("/", "\\") if self.glyphs.ascii else ("╱", "╲")
        rows = [" " * (half - 1 - n) + rising + " " * n for n in range(half)]
        rows += [self.glyphs.sign("⟨").ljust(half)] * (height % 2)
        rows += [" " * n + falling + " " * (half - 1 - n) for n in range(half)]
        if glyph == "⟩":
            swap = str.maketrans(
                rising + falling + self.glyphs.sign("⟨"), falling + rising + self.glyphs.sign("⟩")
            )
            rows = [row[::-1].translate(swap) for row in rows]
        return tuple(rows)

    # ---------------------------------------------------------------------------------------- grids

    def _grid(self, node: Grid) -> Box:
        columns = max(map(len, node.rows))
        drawn = [[self.cell(node, row, n) for n in range(columns)] for row in node.rows]
        wide = [max(row[n].width for row in drawn) for n in range(columns)]
        between = 0 if node.kind == "aligned" else 2
        lines = []
        for row in drawn:
            boxes: list[Box] = []
            for n, box in enumerate(row):
                if n:
                    boxes.append(blank(between or 4 * (n % 2 == 0)))
                boxes.append(box.widened(wide[n], node.aligns[n % len(node.aligns)]))
            lines.append(beside(boxes))
        apart = spaced(lines)
        align = node.aligns[0] if node.kind == "lines" else "l"
        return above(apart, (sum(box.height for box in apart) - 1) // 2, align)

    def cell(self, node: Grid, row: tuple[Node, ...], n: int) -> Box:
        """A cell; in aligned lines the relation at its beginning stands off from what is before it."""
        if n >= len(row):
            return line("")
        box = self.box(row[n])
        items = row[n].items if isinstance(row[n], Row) else (row[n],)  # type: ignore[union-attr]
        apart = node.kind == "aligned" and n % 2 and items and manner_of(items[0]) in ("relation", "binary")
        return beside([blank(1), box]) if apart else box


def is_tall(node: Node | None) -> bool:
    """Whether brackets around this must grow: scripts alone do not make a part tall."""
    match node:
        case Fraction() | Grid() | Stack():
            return True
        case Row(items=items):
            return any(map(is_tall, items))
        case Fenced(parts=parts):
            return any(map(is_tall, parts))
        case Scripts(base=base):
            return is_tall(base) or manner_of(base) in ("big", "limits", "integral")
        case Root(body=body):
            return is_tall(body) or not isinstance(body, Symbol)
        case Accent(body=body):
            return is_tall(body)
    return False


def has_grid(node: Node) -> bool:
    """Whether there are lines above each other in this."""
    match node:
        case Grid():
            return True
        case Row(items=items):
            return any(map(has_grid, items))
        case Fenced(parts=parts):
            return any(map(has_grid, parts))
    return False


def _limits(body: Box, sub: Box | None, sup: Box | None) -> Box:
    stack = [box for box in (sup, body, sub) if box is not None]
    return above(stack, (sup.height if sup else 0) + body.base)


def _attached(body: Box, sub: Box | None, sup: Box | None) -> Box:
    """Scripts at the right of `body`: beside the ends of a tall one, beyond those of a low one."""
    rise = sup.height - (1 if body.base else 0) if sup else 0
    fall = sub.height - (1 if body.depth else 0) if sub else 0
    width = max(box.width for box in (sub, sup) if box is not None)
    rows = [" " * width] * (rise + body.height + fall)
    if sup:
        rows[: sup.height] = sup.widened(width, "l").rows
    if sub:
        rows[len(rows) - sub.height :] = sub.widened(width, "l").rows
    return beside([body, Box(tuple(rows), rise + body.base, width)])


def _run_together(left: Box, right: Box) -> bool:
    """Whether two neighbours would read as one word: names that ASCII spells out."""
    before, after = left.rows[left.base].rstrip(), right.rows[right.base].lstrip()
    if not before or not after or cells(before) + cells(after) < 3:
        return False
    return before[-1].isalnum() and after[0].isalnum()
