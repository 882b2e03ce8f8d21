"""The lines of a derivation with their marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tutor.homework.export.markup import Markup, tag
from tutor.homework.export.prose import prose
from tutor.words import _

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
    words = {
        "follows_if": _("follows if {condition}").format(condition=line.get("condition") or "?"),
        "does_not_follow": _("does not follow"),
        "undefined": _("has no value"),
        "cannot_tell": _("cannot be decided"),
        "unreadable": _("cannot be read"),
    }
    said = [words[line["verdict"]]] if line["verdict"] in words else []
    if line.get("counterexample"):
        said.append(_counterexample(line["counterexample"]))
    if line.get("message") and line["message"] not in told:
        said.append(line["message"])
    return [tag("p", prose(text, "derivation"), class_="faint") for text in said]


def _counterexample(example: Json) -> str:
    at = ", ".join(f"{name} = {_value(value)}" for name, value in (example.get("at") or {}).items())
    sides = _("one side is {left}, the other {right}").format(
        left=_value(example.get("left")), right=_value(example.get("right"))
    )
    return _("At {at}: {sides}.").format(at=at, sides=sides) if at else f"{sides}."


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "(" + ", ".join(map(_value, value)) + ")"
    return str(value)
