"""Ways on for somebody who is stuck, in plain lines: the twin of what the exercise screen offers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tutor.cli.answering import named
from tutor.cli.output import say, width
from tutor.service import client
from tutor.words import _

Json = Mapping[str, Any]


def offered(exercise: str) -> list[str]:
    """What may be offered now, a line each; [] for somebody who is not stuck. Raises ServiceError."""
    said = client.call("ladder", exercise=named(exercise))
    if said["due"]:
        ask = _("You have seen the solution of this. It is back, with two blanks: {command}")
        return [ask.format(command=f"tutor hint {exercise} --blanks")]
    if not said["stuck"]:
        return []
    return [f"{said['why']} " + _("If you like:"), *(f"  {line}" for line in _ways(exercise, said))]


def show_worked(exercise: str) -> None:
    """Print the worked example. Raises ServiceError."""
    from tutor.text.page import plain_page

    say(plain_page(client.call("worked", exercise=named(exercise))["text"], width()))


def show_blanks(exercise: str) -> None:
    """Print a right answer with two blanks. Raises ServiceError."""
    say(client.call("completion", exercise=named(exercise))["text"].rstrip("\n"))


def _ways(exercise: str, said: Json) -> Iterator[str]:
    ways = {
        "worked": _("a worked example: {command}").format(command=f"tutor hint {exercise} --worked"),
        "bridge": _("an easier exercise: {command}").format(command=f"tutor start {said['bridge']}"),
        "blanks": _("two blanks to fill: {command}").format(command=f"tutor hint {exercise} --blanks"),
        "solution": _("the solution, which is no pass: {command}").format(
            command=f"tutor solution {exercise}"
        ),
    }
    for rung in said["rungs"]:
        yield ways[rung]
