"""`tutor export --anki`: what was learnt as cards for Anki."""

from __future__ import annotations

from typing import Any, BinaryIO

from tutor.cli.output import note
from tutor.service import client
from tutor.text.cards import Card, anki
from tutor.tui.signature import signature
from tutor.words import ngettext

DECK = "byhand"


def export_cards(file: BinaryIO) -> None:
    """Write every exercise that was passed or is due as a card."""
    found: list[Card] = []
    said = client.call("cards", on_part=lambda part: found.append(_card(part)))
    note(said.get("notice", ""))
    file.write(anki(found, DECK).encode())
    text = ngettext("{n} card written.", "{n} cards written.", len(found))
    note(text.format(n=len(found)))


def _card(about: dict[str, Any]) -> Card:
    concepts = (f"concept::{concept}" for concept in about["concepts"])
    state = ["due"] if about["due"] else []
    return Card(
        id=f"byhand:{about['pack']}:{about['id']}",
        title=about["title"],
        statement=about["statement"],
        signature=signature(about) if about["kind"] == "code" else (),
        worked=about.get("worked", ""),
        code=about.get("solution", ""),
        tags=("byhand", f"course::{about['pack']}", f"unit::{about['unit']}", *concepts, *state),
    )
