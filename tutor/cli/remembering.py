"""Commands for what was learnt before: review, export, import."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import click

from tutor.cli.answering import named
from tutor.cli.output import note, say, say_json
from tutor.cli.recalling import ask_again
from tutor.service import client
from tutor.text.days import days_line
from tutor.text.terminal import cells
from tutor.words import _, ngettext

SHOWN = 20  # of what is due: a screenful
PIECE = 500_000  # bytes of a record in one request
LARGEST_PIECE = 1 << 20  # bytes; more is no request
LARGEST_RECORD = 256 << 20  # bytes; years of daily work take a tenth of it
RATINGS = {"again": 1, "hard": 2, "good": 3, "easy": 4}


@click.command()
@click.argument("exercise", required=False)
@click.option("--rate", type=click.Choice(list(RATINGS)), help="Say yourself how well the last pass went.")
@click.option("--answer", metavar="TEXT|FILE|-", help="Answer the question that EXERCISE asks now.")
@click.option("--show", "give_up", is_flag=True, help="Give the question up and see what is right.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def review(
    exercise: str | None, rate: str | None, answer: str | None, give_up: bool, as_json: bool
) -> int | None:
    """What is due again, the longest overdue first; with EXERCISE, a short question about it."""
    if exercise is None and (rate is not None or answer is not None or give_up):
        raise click.UsageError(_("Name an exercise together with --rate, --answer or --show."))
    if sum([rate is not None, answer is not None, give_up]) > 1:
        raise click.UsageError(_("--rate, --answer and --show are three different things; choose one."))
    if exercise is not None and rate is None:
        return ask_again(named(exercise), answer, give_up, as_json)
    op: dict[str, Any] = {} if rate is None else {"exercise": named(exercise or ""), "rating": RATINGS[rate]}
    said = client.call("rate" if rate else "review", **op)
    note(said.pop("notice", ""))
    if as_json:
        say_json({"format": 1} | said)
    elif rate:
        say(_("{id} is due again on {day}.").format(id=said["id"], day=said["due"][:10]))
    else:
        _show(said)
    return None


def _show(said: dict[str, Any]) -> None:
    due = said["due"]
    note(said["jumped"])
    if due:
        many = len(due) + said["more"]
        total = ngettext("{n} exercise is due", "{n} exercises are due", many).format(n=many)
        say(_("{total}, about {minutes} minutes:").format(total=total, minutes=said["minutes"]))
    else:
        say(_("Nothing is due."))
    first = due[:SHOWN]
    widest = max((cells(item["id"]) for item in first), default=0)
    for item in first:
        gap = " " * (widest - cells(item["id"]) + 2)
        say(f"  {item['id']}{gap}{item['title']}: {item['asks']}, " + _("{n} min").format(n=item["minutes"]))
    if len(first) < len(due):
        say(_("  and {n} more").format(n=len(due) - len(first) + said["more"]))
    for key in said["gone"][:SHOWN]:
        note(_("{id} is due too, but its pack no longer holds it.").format(id=key))
    if len(said["gone"]) > SHOWN:
        note(_("So are {n} others.").format(n=len(said["gone"]) - SHOWN))
    if line := days_line(said["days"]):
        say(line)
    if due:
        say(_("Begin with: tutor review {id}").format(id=due[0]["id"]))


@click.command()
@click.argument("file", type=click.File("wb", lazy=True), default="-")
@click.option("--anki", is_flag=True, help="Cards for Anki instead: what you passed or what is due.")
def export(file: BinaryIO, anki: bool) -> None:
    """Write your record to FILE as lines of JSON (`-` is standard output). It holds your answers too."""
    if anki:
        from tutor.cli.cards import export_cards

        export_cards(file)
        return

    def lines(part: dict[str, Any]) -> None:
        file.writelines(line.encode() + b"\n" for line in part["lines"])

    said = client.call("export", on_part=lines)
    text = ngettext("{n} entry written.", "{n} entries written.", said["entries"])
    note(text.format(n=said["entries"]))


@click.command(name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
def bring(file: str) -> None:
    """Add a record from FILE to yours; what you have already is left alone."""
    data = _record(file)
    for first, piece in _pieces(data):  # every line is looked at before the first is added
        client.call("import", piece, first=first, look=True)
    read = added = 0
    for first, piece in _pieces(data):
        said = client.call("import", piece, first=first)
        read, added = read + said["read"], added + said["added"]
    text = ngettext("{read} entry read, {added} new.", "{read} entries read, {added} new.", read)
    say(text.format(read=read, added=added))


def _record(file: str) -> bytes:
    """The bytes of FILE, or of standard input. Raises ClickException for what cannot be a record."""
    try:
        with sys.stdin.buffer if file == "-" else Path(file).open("rb") as stream:
            data = stream.read(LARGEST_RECORD + 1)
    except OSError as problem:
        raise click.ClickException(
            _("{file} cannot be read: {why}.").format(file=file, why=problem)
        ) from problem
    if len(data) > LARGEST_RECORD:
        raise click.ClickException(_("{file} is no record: no record is as large.").format(file=file))
    return data


def _pieces(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Whole lines, together, with the number of the first."""
    start, first = 0, 1
    while start < len(data):
        end = min(start + PIECE, len(data))
        if end < len(data):
            end = data.rfind(b"\n", start, end) + 1 or data.find(b"\n", end) + 1 or len(data)
        piece = data[start:end]
        if len(piece) > LARGEST_PIECE:
            said = _("Line {n} is longer than 1 MiB; no entry of a record is.")
            raise click.ClickException(said.format(n=first))
        yield first, piece
        start, first = end, first + piece.count(b"\n")
