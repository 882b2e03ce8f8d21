"""Commands around homework: how it stands, handing it in."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from tutor.cli.output import note, say, say_json, width
from tutor.service import client
from tutor.text.moments import local
from tutor.words import _

FOLDER = click.Path(exists=True, file_okay=False)


@click.command()
@click.argument("pack", required=False)
@click.option("--dir", "folder", type=FOLDER, help="Where your answers lie, if not in the workspace.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def homework(pack: str | None, folder: str | None, as_json: bool) -> None:
    """How your homework stands: of PACK, or all there is.

    What is due when, how each exercise stands, the points so far, and what is missing.
    """
    from tutor.text.homework import plain

    said = client.call("homework", pack=pack, dir=_absolute(folder))
    note(said.pop("notice", ""))
    if as_json:
        say_json(said)
        return
    if not said["homeworks"]:
        say(_("No installed pack sets a homework."))
    for n, one in enumerate(said["homeworks"]):
        say(("\n" if n else "") + plain(one, datetime.now(UTC), width()))
    for problem in said["problems"]:
        note(problem)


@click.command()
@click.argument("pack", required=False)
@click.option("--as", "learner", metavar="NAME", help="Who you are; asked once and remembered.")
@click.option("--out", type=click.Path(), default=".", help="The file, or the folder for it.")
@click.option("--dir", "folder", type=FOLDER, help="Where your answers lie, if not in the workspace.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def submit(pack: str | None, learner: str | None, out: str, folder: str | None, as_json: bool) -> None:
    """Make one file of your answers to the homework of PACK, to hand in."""
    if learner is None and not as_json and sys.stdin.isatty():
        learner = _asked(pack)
    said = client.call("submit", pack=pack, learner=learner, out=_absolute(out), dir=_absolute(folder))
    note(said.pop("notice", ""))
    if as_json:
        say_json(said)
        return
    for warning in said["warnings"]:
        note(warning)
    handed = ", ".join(said["handed_in"])
    who = _("Handed in as {learner}, {when}: {names}.")
    say(who.format(learner=said["learner"], when=local(said["submitted"]), names=handed))
    say(said["file"])
    say(_("Give this file to your instructor as it is; a later one replaces it."))


def _asked(pack: str | None) -> str | None:
    """The learner's name, asked for where it is not yet known and no pseudonym can be made."""
    found: list[dict[str, Any]] = client.call("homework", pack=pack)["homeworks"]
    if len(found) != 1 or found[0]["learner"] is not None:
        return None
    questions = {
        "name": _("Your name"),
        "email": _("Your e-mail address"),
        "number": _("Your student number"),
    }
    question = questions.get(found[0]["identify_by"])
    return None if question is None else str(click.prompt(question, err=True))


def _absolute(path: str | None) -> str | None:
    return None if path is None else str(Path(path).absolute())
