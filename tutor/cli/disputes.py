"""`tutor report`: a learner disputes a verdict, an author takes the dispute into the pack."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tutor.cli.answering import named
from tutor.cli.output import note, say, say_json
from tutor.service import client
from tutor.text.terminal import printable
from tutor.words import _


@click.command()
@click.argument("exercise", required=False)
@click.option("--reason", metavar="TEXT", help="Why the last verdict on EXERCISE is wrong.")
@click.option("--out", type=click.Path(), default=".", help="The new file, or the folder for it.")
@click.option("--accept", "file", type=click.Path(exists=True), help="For authors: a dispute, or a bundle.")
@click.option("--pack", type=click.Path(exists=True, file_okay=False), help="For authors: your pack.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def report(
    exercise: str | None, reason: str | None, out: str, file: str | None, pack: str | None, as_json: bool
) -> None:
    """Save the last verdict on EXERCISE, your answer and why you dispute it, for your instructor.

    An instructor who agrees takes it into the pack: tutor report --accept FILE --pack FOLDER
    """
    if file is not None and pack is not None and exercise is None:
        _accept(file, pack, as_json)
    elif exercise is not None and reason is not None and file is None and pack is None:
        _report(exercise, reason, out, as_json)
    else:
        raise click.UsageError(_("Say EXERCISE and --reason, or --accept FILE and --pack FOLDER."))


def _report(exercise: str, reason: str, out: str, as_json: bool) -> None:
    said = client.call("report", exercise=named(exercise), reason=reason, out=str(Path(out).absolute()))
    note(said.pop("notice", ""))
    if as_json:
        say_json(said)
        return
    say(said["file"])
    text = _("Give this file to your instructor.")
    if said["homework"]:
        text = _("It goes into your next bundle as well: tutor submit {pack}")
    note(text.format(pack=said["dispute"]["pack"]))


def _accept(file: str, pack: str, as_json: bool) -> None:
    said = client.call("accept", file=str(Path(file).absolute()), pack=str(Path(pack).absolute()))
    if as_json:
        say_json(said)
        return
    for taken in said["taken"]:
        _show(taken)
    for problem in said["problems"]:
        note(problem)
    say(_("The pack is held to it from now on: tutor pack check {folder}").format(folder=pack))


def _show(taken: dict[str, Any]) -> None:
    dispute = taken["dispute"]
    verdict = dispute["verdict"]
    status, message = str(verdict.get("status")), str(verdict.get("message") or "")
    say(_("{id}, seed {seed}: {status}").format(id=dispute["exercise"], seed=dispute["seed"], status=status))
    say(_("  said: {message}").format(message=printable(message).replace("\n", " ")))
    say(_("  disputed: {reason}").format(reason=printable(dispute["reason"]).replace("\n", " ")))
    for line in printable(dispute["answer"]).rstrip("\n").split("\n"):
        say(f"    {line}")
    if taken["changed"]:
        note(_("{id} was changed after this verdict.").format(id=dispute["exercise"]))
    if taken["file"]:
        say(_("Written: {path}").format(path=taken["file"]))
    else:
        say(_("Add to exercise.toml of {id}, or to its accept:").format(id=dispute["exercise"]))
        say("\n".join(taken["lines"]))
