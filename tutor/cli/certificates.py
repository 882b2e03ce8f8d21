"""Certificates after a verdict on a derivation: asked for last, and never waited for long."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tutor.cli.output import say, width
from tutor.service import client
from tutor.text.terminal import wrap
from tutor.words import ngettext

SECONDS = 2.0


def tell(verdict: dict[str, Any], answer: bytes, exercise: str) -> None:
    """Print which lines are certified, those with the same certificate together."""
    found: dict[str, list[int]] = {}

    def one(n: int, certificate: dict[str, Any]) -> None:
        found.setdefault(certificate["says"], []).append(n)

    _each(verdict, answer, exercise, one)
    for says, lines in sorted(found.items(), key=lambda item: min(item[1])):
        numbers = ", ".join(map(str, sorted(lines)))
        text = ngettext("Line {numbers}: {says}.", "Lines {numbers}: {says}.", len(lines))
        say("\n".join(wrap(text.format(numbers=numbers, says=says), width())))


def add(verdict: dict[str, Any], answer: bytes, exercise: str) -> None:
    """Put those that come in time into the verdict's lines."""
    lines = {line["n"]: line for line in verdict.get("lines") or ()}

    def one(n: int, certificate: dict[str, Any]) -> None:
        lines[n]["certificate"] = certificate

    _each(verdict, answer, exercise, one)


def _each(
    verdict: dict[str, Any], answer: bytes, exercise: str, one: Callable[[int, dict[str, Any]], None]
) -> None:
    wanted = [line["n"] for line in verdict.get("lines") or () if line["verdict"] == "follows"]
    if not wanted:
        return
    try:
        client.call(
            "certify",
            answer,
            on_part=lambda part: one(part["n"], part["certificate"]),
            exercise=exercise,
            lines=wanted,
            seconds=SECONDS,
        )
    except client.ServiceError:
        pass  # the verdict has been given; a certificate only adds to it
