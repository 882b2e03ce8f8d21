"""What is said of one line of a derivation: the same words on the screen, in plain lines and in a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tutor.text.terminal import printable
from tutor.words import _

Json = Mapping[str, Any]


def remarks(line: Json, told: str = "") -> Iterator[str]:
    """What to say under a line, but not what was `told` already; a message may have lines of its own."""
    words = {
        "follows_if": _("follows if {condition}").format(condition=flat(line.get("condition") or "?")),
        "does_not_follow": _("does not follow"),
        "undefined": _("has no value"),
        "cannot_tell": _("cannot be decided"),
        "unreadable": _("cannot be read"),
    }
    if line["verdict"] in words:
        yield words[line["verdict"]]
    message = str(line.get("message") or "")
    if (example := line.get("counterexample")) and not _tells(message, example):
        yield _counterexample(line["text"], example)
    if message and message not in told:
        yield printable(message).expandtabs()


def _counterexample(text: str, example: Json) -> str:
    at = ", ".join(f"{flat(name)} = {number(value)}" for name, value in (example.get("at") or {}).items())
    if _is_lemma(text):
        said = _("{left} on the left, {right} on the right.")
        said = _("At {at}: {left} on the left, {right} on the right.") if at else said
    elif at and text.lstrip().startswith("<=>"):
        said = _("At {at} one of the two equations holds; the other says {left} = {right}.")
    else:  # without a place, nothing in the two lines can vary
        said = _("At {at}: {left} before, {right} here.") if at else _("{left} before, {right} here.")
    return said.format(at=at, left=number(example.get("left")), right=number(example.get("right")))


def _tells(message: str, example: Json) -> bool:
    """Whether a message names both values of a counterexample."""
    return all(number(example.get(side)) in message for side in ("left", "right"))


def _is_lemma(text: str) -> bool:
    """`A = B` holds by itself; a line that begins with a relation is compared with the one above."""
    return "=" in text and not text.lstrip().startswith(("=", "<", ">"))


def number(value: object) -> str:
    """A number as a reader wants it, or several in brackets."""
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "(" + ", ".join(map(number, value)) + ")"
    return flat(value)


def flat(text: object) -> str:
    """One line without anything that acts on a terminal."""
    return " ".join(printable(str(text)).split())
