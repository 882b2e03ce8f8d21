"""The lines of a derivation with their marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tutor.homework.export.markup import Markup, tag
from tutor.homework.export.prose import prose
from tutor.text.remarks import remarks

Json = Mapping[str, Any]
SIGNS = {"follows": "✓", "follows_if": "✓", "cannot_tell": "?"}


def lines_table(lines: Sequence[Json], told: str) -> Markup:
    """Each line with its number, its mark and what is to say of it; `told` was said above already."""
    rows = [
        tag(
            "tr",
            tag("td", str(line["n"]), class_="number"),
            tag("td", SIGNS.get(line["verdict"], "✗"), class_=_kind(line["verdict"])),
            tag("td", tag("span", line["text"], class_="formula"), *_remarks(line, told)),
        )
        for line in lines
    ]
    return tag("div", tag("table", tag("tbody", *rows), class_="lines"), class_="scroll")


def _kind(verdict: str) -> str:
    return {"✓": "right", "?": "open"}.get(SIGNS.get(verdict, ""), "wrong")


def _remarks(line: Json, told: str) -> list[Markup]:
    return [tag("p", prose(text, "derivation"), class_="faint") for text in remarks(line, told)]
