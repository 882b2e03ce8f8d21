"""Environments: which there are, and what their rows become."""

from __future__ import annotations

from tutor.text.math.symbols import OPENERS
from tutor.text.math.tree import Fenced, Grid, Node, Row, Symbol

_MATRICES = {
    "matrix": ".",
    "smallmatrix": ".",
    "pmatrix": "(",
    "bmatrix": "[",
    "Bmatrix": "{",
    "vmatrix": "|",
    "Vmatrix": "‖",
}
_ALIGNED = frozenset("align aligned alignat split eqnarray".split())
_LINES = frozenset("gather gathered equation multline".split())
ENVIRONMENTS = frozenset(("cases", "rcases", "array", *_MATRICES)) | _ALIGNED | _LINES


def grid(name: str, rows: tuple[tuple[Node, ...], ...], aligns: str) -> Node:
    """The rows of an environment, with its brackets; `aligns` are those of an array."""
    if name in _ALIGNED:
        return Grid("aligned", rows, "rl")
    if name in _LINES:
        return Grid("lines", rows, "l" if name == "multline" else "c")
    if name in ("cases", "rcases"):
        grid = Grid("cases", rows, "l")
        return Fenced("{", "", (grid,)) if name == "cases" else Fenced("", "}", (grid,))
    grid = Grid("matrix", rows, aligns or "c")
    left = _MATRICES.get(name, ".")
    return grid if left == "." else Fenced(left, OPENERS.get(left, left), (grid,))


def joined(node: Node) -> Node:
    """Upright letters side by side as one name."""
    parts = node.items if isinstance(node, Row) else (node,)
    if len(parts) > 1 and all(isinstance(p, Symbol) and p.role == "letter" and not p.name for p in parts):
        return Symbol("".join(p.glyph for p in parts if isinstance(p, Symbol)), "word")
    return node
