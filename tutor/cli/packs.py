"""Commands for those who write packs."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from tutor.cli.exchanging import quiz
from tutor.cli.output import FAILED, WRONG_USE, note, say, say_json
from tutor.cli.previewing import preview
from tutor.cli.schemas import schema
from tutor.service import client
from tutor.words import _, ngettext

COLUMNS = ("seeds", "right", "mistakes", "mutants", "slips", "questions")


@click.group()
def pack() -> None:
    """Write and test packs of lessons and exercises."""


pack.add_command(preview)
pack.add_command(quiz)
pack.add_command(schema)


@pack.command()
@click.argument("folder", metavar="DIR", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def new(folder: str, as_json: bool) -> int:
    """Write a first pack into the new folder DIR: a lesson and an exercise of each kind, to be changed."""
    said = client.call("pack_new", path=str(Path(folder).absolute()))
    if as_json:
        say_json(said)
        return 0
    for name in said["files"]:
        say(str(Path(folder) / name))
    say(
        _(
            "The pack {id} passes its own test; change it, and test it again: tutor pack check {folder}"
        ).format(id=said["id"], folder=folder)
    )
    return 0


@pack.command()
@click.argument("folder", metavar="DIR", type=click.Path())
@click.option("--out", default=".", type=click.Path(exists=True, file_okay=False), help="Where to put it.")
@click.option("--sealed", is_flag=True, help="Without the solutions, for homework; see above.")
@click.option("--seeds", default=20, type=click.IntRange(20, 1000), help="How many seeds to seal.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def build(folder: str, out: str, sealed: bool, seeds: int, as_json: bool) -> int:
    """Make one file of the pack in DIR, to hand out; the same pack always gives the same file.

    With --sealed the references, known mistakes, worked examples and model derivations are replaced by drawn
    cases with what is expected of each, so that learners can judge their homework without having its
    solution. That keeps the text of the solution back, not its numbers: an answer that only knows these
    cases can pass on a learner's machine, so only your own re-grade with the open pack counts. The right
    answers of quizzes, `checks.py` and the goals of derivations stay readable.
    """
    asked: dict[str, Any] = {"path": str(Path(folder).absolute()), "into": str(Path(out).absolute())}
    progress = Progress(sealed and sys.stdout.isatty() and not as_json)
    try:
        said = client.call("pack_build", on_part=progress.show, sealed=seeds if sealed else None, **asked)
    finally:
        progress.clear()
    if as_json:
        say_json(said)
        return 0
    say(
        _("{file}: {n} files, SHA-256 {digest}").format(
            file=said["file"], n=said["files"], digest=said["sha256"]
        )
    )
    if sealed:
        _tell_sealed(said["sealed"])
    return 0


def _tell_sealed(said: Mapping[str, Any]) -> None:
    text = _("Sealed with {seeds} seeds each: {names}.")
    say(text.format(seeds=said["seeds"], names=", ".join(said["exercises"]) or "-"))
    for sentence in said["readable"]:
        note(sentence)
    if said["left_out"]:
        note(_("Not handed out: {names}.").format(names=", ".join(said["left_out"])))
    note(_("The numbers of these seeds are in the file: only your re-grade with the open pack counts."))


@pack.command()
@click.argument("source", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def install(source: str, as_json: bool) -> int:
    """Install the pack in SOURCE: an archive, a folder, or a checkout. Your progress stays."""
    said = client.call("pack_install", path=str(Path(source).absolute()))
    if as_json:
        say_json(said)
        return 0
    pages, exercises = said["lessons"], len(said["exercises"])
    counts = [
        ngettext("{n} lesson", "{n} lessons", pages).format(n=pages),
        ngettext("{n} exercise", "{n} exercises", exercises).format(n=exercises),
    ]
    say(f"{said['title']} ({said['id']} {said['version']}): {', '.join(counts)}")
    if said["before"] is not None:
        files = said["files"]
        text = _("In place of version {before}: {added} files new, {changed} changed, {removed} gone.")
        numbers = {name: len(files[name]) for name in ("added", "changed", "removed")}
        say(text.format(before=said["before"], **numbers))
    for name in said["changed"]:
        say(_("{id} is judged otherwise now; what you passed stays passed, and is marked.").format(id=name))
    return 0


@pack.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def listing(as_json: bool) -> int:
    """The packs that are installed."""
    said = client.call("pack_list")
    if as_json:
        say_json(said)
        return 0
    for each in said["packs"]:
        origin = _("comes with the program") if each["builtin"] else each["folder"]
        text = _("{id} {version}  {title}  ({n} exercises; {origin})")
        say(
            text.format(
                n=each["exercises"], origin=origin, **{k: each[k] for k in ("id", "version", "title")}
            )
        )
    for problem in said["problems"]:
        note(problem)
    return 0


@pack.command()
@click.argument("pack_id", metavar="PACK")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def remove(pack_id: str, as_json: bool) -> int:
    """Take an installed PACK away; your record and your answers stay."""
    said = client.call("pack_remove", id=pack_id)
    if as_json:
        say_json(said)
        return 0
    say(_("{id} is removed; your record and your answers stay.").format(id=pack_id))
    return 0


@pack.command()
@click.argument("path", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def check(path: str, as_json: bool) -> int:
    """Test the pack (or the single exercise) in the folder PATH."""
    progress = Progress(sys.stdout.isatty() and not as_json)
    try:
        said = client.call("pack_check", on_part=progress.show, path=str(Path(path).absolute()))
    finally:
        progress.clear()
    if as_json:
        say_json(said)
    else:
        _tell(said)
    if said["problems"]:
        return WRONG_USE
    return 0 if said["ok"] else FAILED


class Progress:
    """One line on a terminal that tells how far the test is."""

    def __init__(self, shown: bool) -> None:
        self.shown = shown
        self.width = 0

    def show(self, part: Mapping[str, Any]) -> None:
        """Replace the line."""
        if not self.shown:
            return
        line = _("{done} of {of} exercises, {checks} checks").format(**part)
        sys.stdout.write("\r" + line.ljust(self.width))
        sys.stdout.flush()
        self.width = len(line)

    def clear(self) -> None:
        """Take the line away."""
        if self.width:
            sys.stdout.write("\r" + " " * self.width + "\r")
            sys.stdout.flush()


def _tell(said: Mapping[str, Any]) -> None:
    """The table, then what must be mended, then what might be."""
    for line in _table(said["exercises"]):
        say(line)
    problems = list(said["problems"])
    problems += [f"{e['id']}: {text}" for e in said["exercises"] for text in e["problems"]]
    advice = list(said["advice"])
    advice += [f"{e['id']}: {text}" for e in said["exercises"] for text in e["advice"]]
    _list(_("To mend:"), problems)
    _list(_("To think about:"), advice)
    say(_("All right.") if said["ok"] else _("{n} to mend.").format(n=len(problems)))


def _list(heading: str, texts: Sequence[str]) -> None:
    if texts:
        say(heading)
        for text in texts:
            say(f"  - {text}")


def _table(exercises: Sequence[Mapping[str, Any]]) -> list[str]:
    """A row for each exercise: how much was run of what, how long it took, whether it is right."""
    if not exercises:
        return []
    titles = (_("seeds"), _("right"), _("mistakes"), _("mutants"), _("slips"), _("questions"))
    rows = [[_("exercise"), *titles, _("seconds"), ""]]
    for exercise in exercises:
        counts = exercise["counts"]
        cells = [str(counts.get(column, "")) for column in COLUMNS]
        mark = _("right") if exercise["ok"] else _("WRONG")
        rows.append([exercise["id"], *cells, f"{exercise['seconds']:.1f}", mark])
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return [
        "  ".join(
            cell.rjust(width) if 0 < n < len(row) - 1 else cell.ljust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
