"""Tree -> one line: brackets say what two dimensions would show."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tutor.text.math.glyphs import LOWERED, RAISED, UNICODE, Glyphs
from tutor.text.math.spacing import Manner, gap, manner_of, manners
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

# What stands beside a fraction without being taken for one of its factors.
_APART: tuple[Manner, ...] = ("relation", "binary", "sign", "punctuation", "space", "quad", "text")


class Line:
    """Writes with one set of glyphs."""

    def __init__(self, glyphs: Glyphs = UNICODE) -> None:
        self.glyphs = glyphs

    def text(self, node: Node, tight: bool = False) -> str:
        """A part on one line; `tight` inside of scripts."""
        match node:
            case Symbol():
                return self.glyphs.symbol(node)
            case Row(items=items):
                return self._row(items, tight)
            case Fraction(top=top, bottom=bottom, bar=bar):
                if not bar:
                    return f"{self._operand(top, True)} choose {self._operand(bottom, True)}"
                return f"{self._operand(top, True)}/{self._operand(bottom, False)}"
            case Scripts():
                return self._scripts(node, tight)
            case Root(body=body, index=index):
                return self._root(body, index)
            case Accent(name=name, body=body):
                return self._accent(name, body, tight)
            case Stack():
                return self._stack(node, tight)
            case Fenced():
                return self._fenced(node, tight)
            case Grid(rows=rows):
                between = " " if node.kind in ("aligned", "lines") else ", "
                return "; ".join(between.join(filter(None, map(self.text, row))) for row in rows)

    def _row(self, items: Sequence[Node], tight: bool) -> str:
        kinds, out = manners(items), ""
        for n, item in enumerate(items):
            text = self.text(item, tight)
            after = kinds[n + 1] if n + 1 < len(items) else "relation"
            if isinstance(item, Fraction):
                pressed = item.bar and (after not in _APART or (n and kinds[n - 1] not in _APART))
                kinds[n], text = ("fenced", f"({text})") if pressed else ("letter", text)
            elif isinstance(item, Accent) and text.isascii() and text.endswith(")"):
                kinds[n] = "word"
            elif isinstance(item, Root) and after not in _APART and text[:1] == "√" and text[-1] != ")":
                text = f"√({text[1:]})"
            space = gap(kinds[n - 1], kinds[n], tight) if n else 0
            apart = self.glyphs.ascii or (n > 0 and isinstance(items[n - 1], Scripts | Stack))
            if n and not space and apart and _run_together(out, text):
                space = 1
            out += " " * space + text
        return out

    def _operand(self, node: Node, numerator: bool) -> str:
        """One side of a fraction, in brackets unless it is a single thing."""
        text = self.text(node)
        items = node.items if isinstance(node, Row) else (node,)
        simple = len(items) == 1 and manner_of(items[0]) in ("letter", "word", "fenced", "sign")
        product = _is_product(items)
        differential = len(items) == 2 and text[:1] in "∂d∇" and product
        if isinstance(node, Fraction) or not (simple or differential or (numerator and product)):
            return f"({text})"
        return text

    def _scripts(self, node: Scripts, tight: bool) -> str:
        base = self.text(node.base, tight)
        if isinstance(node.base, Fraction | Accent | Root) and len(base) > 2:
            base = f"({base})"
        sub = self._script(node.sub, "_", LOWERED)
        sup = self._script(node.sup, "^", RAISED)
        if isinstance(node.sup, Symbol) and node.sup.name == "prime" and not self.glyphs.ascii:
            return base + node.sup.glyph + sub
        return base + sub + sup

    def _script(self, node: Node | None, mark: str, table: dict[str, str]) -> str:
        if node is None:
            return ""
        text = self.text(node, tight=True)
        small = None if is_name(node) else self.glyphs.small(text, table)
        if small is not None:
            return small
        single = isinstance(node, Symbol) and (text.isalnum() or len(text) == 1)
        fenced = isinstance(node, Fenced) and node.left == "(" and node.right == ")"
        return mark + (text if single or fenced else f"({text})")

    def _root(self, body: Node, index: Node | None) -> str:
        text = self.text(body)
        before = ""
        if index is not None:
            number = self.text(index, tight=True)
            before = self.glyphs.small(number, RAISED) or f"[{number}]"
        sign = self.glyphs.sign("√")
        core = body.base if isinstance(body, Scripts) else body
        single = isinstance(core, Symbol) and not self.glyphs.ascii
        return f"{before}{sign}{text}" if single else f"{before}{sign}({text})"

    def _accent(self, name: str, body: Node, tight: bool) -> str:
        text = self.text(body, tight)
        single = self.glyphs.accented(text, name)
        name = name.removeprefix("wide").replace("overline", "bar").replace("overrightarrow", "vec")
        return single or f"{name}({text})"

    def _stack(self, node: Stack, tight: bool) -> str:
        body = self.text(node.body, tight)
        if node.brace:
            body = f"({body})"
        return body + self._script(node.below, "_", LOWERED) + self._script(node.above, "^", RAISED)

    def _fenced(self, node: Fenced, tight: bool) -> str:
        inner = self.text(node.parts[0], tight)
        for bar, part in zip(node.bars, node.parts[1:], strict=True):
            inner += f" {self.glyphs.sign(bar)} {self.text(part, tight)}"
        cases = any(isinstance(part, Grid) for part in node.parts) and "" in (node.left, node.right)
        left, right = ("{ ", " }") if cases else (self.glyphs.sign(node.left), self.glyphs.sign(node.right))
        return left + inner + right


def is_name(node: Node) -> bool:
    """Whether a script is a word, which small letters would make hard to read."""
    return isinstance(node, Symbol) and node.role in ("word", "text") and len(node.glyph) > 3


def _is_product(items: Sequence[Node]) -> bool:
    """Whether a numerator needs no brackets: factors only, and functions only with their brackets."""
    kinds = manners(items)
    for kind, after in zip(kinds, [*kinds[1:], "relation"], strict=False):
        if kind not in ("letter", "fenced") and not (kind in ("word", "function") and after == "fenced"):
            return False
    return True


def _run_together(before: str, after: str) -> bool:
    """Whether two neighbours would read as one name, or a script would take in what follows it."""
    tail, head = re.search(r"[_^]?[^\W_]+$", before), re.match(r"[^\W_]+", after)
    if tail is None or head is None:
        return False
    return tail[0][0] in "_^" or (before.isascii() and len(tail[0]) + len(head[0]) > 2)
