"""How much room stands between two parts of a formula: the same on one line and in two dimensions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from tutor.text.math.tree import (
    Accent,
    Fenced,
    Fraction,
    Grid,
    Node,
    Role,
    Root,
    Row,
    Scripts,
    Stack,
    Symbol,
)

Manner = Role | Literal["sign", "fraction", "fenced", "tall"]
_BEFORE_SIGN = ("relation", "binary", "sign", "punctuation", "open", "big", "function", "limits", "quad")
_OPERANDS = ("letter", "word", "fraction", "fenced", "close", "tall", "bar")
_GLUED = ("space", "quad", "text")


def manners(items: Sequence[Node]) -> list[Manner]:
    """How each part behaves; a plus or minus without anything before it is a sign."""
    found: list[Manner] = []
    for item in items:
        manner = manner_of(item)
        if manner == "binary" and (not found or found[-1] in _BEFORE_SIGN) and _is_sign(item):
            manner = "sign"
        found.append(manner)
    return found


def manner_of(node: Node) -> Manner:
    """How a part behaves towards its neighbours."""
    match node:
        case Symbol():
            return node.role
        case Scripts(base=base):
            manner = manner_of(base)
            # A function with scripts stands off from its argument, as a sum does.
            return "big" if manner in ("limits", "integral") else manner
        case Stack(body=body):
            manner = manner_of(body)
            return (
                "tall" if manner in ("letter", "fenced", "word") else "big" if manner == "limits" else manner
            )
        case Fraction():
            return "fraction"
        case Fenced():
            return "fenced"
        case Grid():
            return "tall"
        case Row() | Root() | Accent():
            return "letter"


def gap(left: Manner, right: Manner, tight: bool) -> int:
    """Spaces between two neighbours; `tight` inside of scripts."""
    if left in _GLUED or right in _GLUED or right == "punctuation" or left in ("open", "sign"):
        return int(left == "sign" and right == "fraction")
    if right in ("close", "bar") or left == "bar":
        return 0
    names = {left, right}
    if tight:
        return int(
            left in ("function", "word", "limits", "big")
            and right not in ("fenced", "open", "relation", "binary")
        )
    if names & {"relation", "binary"} or left in ("punctuation", "big"):
        return 1
    if left in ("function", "limits", "integral"):
        return int(right not in ("fenced", "open"))
    if right in ("function", "limits", "big", "integral"):
        return int(left in _OPERANDS)
    if names & {"fraction", "tall"}:
        return 1
    return int("word" in names and right not in ("fenced", "open"))


def _is_sign(node: Node) -> bool:
    return isinstance(node, Symbol) and node.glyph in "+−±∓"
