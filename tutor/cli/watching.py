"""`tutor watch`: judge at every save, in plain lines."""

from __future__ import annotations

import time
from pathlib import Path

import click

from tutor import answers
from tutor.cli.answering import named, own_file, show
from tutor.cli.output import note, say
from tutor.cli.ways import offered
from tutor.service import client
from tutor.words import _, ngettext

# Looking at one file three times a second works on every file system, which notification services do not.
SECONDS_BETWEEN_LOOKS = 0.3


@click.command()
@click.argument("exercise")
@click.argument("file", required=False)
def watch(exercise: str, file: str | None) -> None:
    """Judge FILE (or your own file for EXERCISE) each time it is saved. End with Ctrl-C."""
    path = Path(own_file(exercise, file))
    left = client.call("warm", exercise=named(exercise))["attempts_left"]
    if left is not None:
        text = ngettext(
            "Each save costs an attempt; {n} is left.", "Each save costs an attempt; {n} are left.", left
        )
        note(text.format(n=left))
    say(_("Watching {path}. Save it to have it judged; Ctrl-C ends.").format(path=path))
    seen: tuple[int, int] | None = None
    while True:
        now = stamp(path)
        if now != seen and now is not None:
            _judge(exercise, path)
        seen = now
        time.sleep(SECONDS_BETWEEN_LOOKS)


def stamp(path: Path) -> tuple[int, int] | None:
    """What changes when a file is saved; None while it is not there (some editors replace it)."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _judge(exercise: str, path: Path) -> None:
    try:
        answer = answers.read_answer(path)
        said = client.call("check", answer.data, exercise=named(exercise), size=answer.size)
    except (answers.AnswerError, client.ServiceError) as problem:
        note(str(problem))
        return
    note(said.get("note", ""))
    say("")
    show(said["verdict"])
    if said["verdict"]["status"] != "pass":
        _offer(exercise)


def _offer(exercise: str) -> None:
    """Say what is offered to somebody who is stuck."""
    try:
        for line in offered(exercise):
            say(line)
    except client.ServiceError as problem:
        note(str(problem))
