"""What a formula is made of. Each part is drawn in three ways: in two dimensions, on a line, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal[
    "letter",  # a letter, a number, any sign that stands for itself
    "word",  # several upright letters that are one name
    "function",  # log, tr: takes what follows
    "limits",  # max, argmin: a function whose scripts stand above and below
    "big",  # sum, product, union
    "integral",
    "relation",
    "binary",
    "open",
    "close",
    "bar",  # opens or closes; which, its neighbours say
    "punctuation",
    "text",
    "space",
    "quad",  # the wide space between statements
]


class FormulaError(ValueError):
    """LaTeX that cannot be drawn: one sentence, and the place `at` (characters from 0) in the source."""

    def __init__(self, sentence: str, at: int) -> None:
        super().__init__(sentence)
        self.at = at


@dataclass(frozen=True, slots=True)
class Symbol:
    """A sign or name; `name` is its command without backslash, `style` that of `\\mathbf` and its like."""

    glyph: str
    role: Role = "letter"
    name: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Parts side by side."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Fraction:
    """One above the other; a binomial coefficient has no bar."""

    top: Node
    bottom: Node
    bar: bool = True


@dataclass(frozen=True, slots=True)
class Scripts:
    """`base` with what is written below and above at its right, or as its limits."""

    base: Node
    sub: Node | None = None
    sup: Node | None = None


@dataclass(frozen=True, slots=True)
class Root:
    """A root; `index` is the 3 of a cube root."""

    body: Node
    index: Node | None = None


@dataclass(frozen=True, slots=True)
class Accent:
    """A mark over all of `body` (for `underline`, under it), named as its command."""

    name: str
    body: Node


@dataclass(frozen=True, slots=True)
class Stack:
    """`body` with small notes; with a `brace` between, "over" or "under"."""

    body: Node
    above: Node | None = None
    below: Node | None = None
    brace: Literal["", "over", "under"] = ""


@dataclass(frozen=True, slots=True)
class Fenced:
    """Parts between delimiters of their height, `bars` between the parts; "" is an invisible delimiter."""

    left: str
    right: str
    parts: tuple[Node, ...]
    bars: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells. `aligns` is one of l, c, r for each column, repeated when there are more."""

    kind: Literal["matrix", "cases", "aligned", "lines"]
    rows: tuple[tuple[Node, ...], ...]
    aligns: str = "c"


Node = Symbol | Row | Fraction | Scripts | Root | Accent | Stack | Fenced | Grid
