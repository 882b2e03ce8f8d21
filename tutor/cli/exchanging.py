"""`tutor pack quiz`: quizzes to and from the plain text that instructors write for text2qti."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import click

from tutor.cli.answering import named
from tutor.cli.output import CANNOT_JUDGE, WRONG_USE, fail, note, say, say_json
from tutor.service import client
from tutor.words import _

LARGEST = 1 << 20  # bytes


@click.group()
def quiz() -> None:
    """Quizzes to and from plain text for text2qti, which learning platforms import."""


@quiz.command(name="export")
@click.argument("exercise", metavar="QUIZ")
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), help="Which numbers, where the quiz draws them.")
@click.option("--out", type=click.Path(dir_okay=False), help="The file to write; without it, the screen.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def export(exercise: str, seed: int | None, out: str | None, as_json: bool) -> int:
    """Write QUIZ as plain text for text2qti. What that form cannot say is named and left out."""
    from tutor.text.quiz import parse
    from tutor.text.quiz.exchange.outward import plain_text

    said = client.call("quiz", exercise=named(exercise), seed=seed)
    text, left_out = plain_text(parse(said["text"], said["drawn"]), said["title"])
    if not text:
        refused = _("Nothing of {id} can be said in that form. {why}")
        return fail(refused.format(id=said["id"], why=" ".join(left_out)), WRONG_USE, as_json)
    if said["seed"] is not None:
        drawn = _("Its numbers are drawn anew each time; these are those of seed {seed}.")
        left_out.insert(0, drawn.format(seed=said["seed"]))
    if out is not None:
        try:
            Path(out).write_text(text, encoding="utf-8")
        except OSError as problem:
            return fail(_cannot_write(out, problem), CANNOT_JUDGE, as_json)
    if as_json:
        say_json({"format": 1, "id": said["id"], "text": text, "file": out, "left_out": left_out})
        return 0
    say(text if out is None else out)
    _tell(left_out)
    return 0


@quiz.command(name="import")
@click.argument("file", type=click.Path())
@click.option("--out", type=click.Path(), help="The new folder; its name is the quiz's id.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def bring(file: str, out: str | None, as_json: bool) -> int:
    """Make a quiz of the plain text for text2qti in FILE. What has no form here is named and left out."""
    from tutor.text.quiz import QuizError
    from tutor.text.quiz.exchange.inward import read_plain
    from tutor.text.quiz.exchange.markdown import markdown

    source = Path(file)
    folder = Path(out) if out else Path(_id(source.stem))
    if not folder.name or _id(folder.name) != folder.name:
        said = _('"{name}" is no id; name the folder with --out, in small letters, digits and hyphens.')
        return fail(said.format(name=folder.name or source.stem), WRONG_USE, as_json)
    try:
        brought = read_plain(_text(source))
    except (QuizError, OSError, UnicodeError, ValueError) as problem:
        return fail(f"{file}: {_why(problem)}", WRONG_USE, as_json)
    title = brought.title or source.stem
    try:
        _write(folder, title, markdown(brought.quiz))
    except FileExistsError:
        said = _("{folder} is there already, and nothing is ever overwritten; name a new folder with --out.")
        return fail(said.format(folder=folder), WRONG_USE, as_json)
    except OSError as problem:
        return fail(_cannot_write(str(folder), problem), CANNOT_JUDGE, as_json)
    count = len(brought.quiz.questions)
    if as_json:
        found = {"folder": str(folder), "questions": count, "left_out": brought.left_out}
        say_json({"format": 1} | found)
        return 0
    _tell(brought.left_out)
    said = _("{folder}: {n} questions. Put it among the exercises of a pack, and test it: tutor pack check")
    say(said.format(folder=folder, n=count))
    return 0


def _text(path: Path) -> str:
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ValueError(_("it is larger than 1 MiB."))
    return data.decode("utf-8")


def _why(problem: Exception) -> str:
    if isinstance(problem, UnicodeError):
        return _("it is not UTF-8 text; save it as UTF-8.")
    return (problem.strerror if isinstance(problem, OSError) else None) or str(problem)


def _cannot_write(path: str, problem: OSError) -> str:
    said = _("{path} cannot be written: {why}.")
    return said.format(path=path, why=problem.strerror or problem)


def _write(folder: Path, title: str, text: str) -> None:
    from tutor.packs.toml_text import toml_text

    about = {"format": 1, "id": folder.name, "kind": "quiz", "title": title}
    folder.mkdir(parents=True)
    (folder / "exercise.toml").write_text(toml_text(about), encoding="utf-8")
    (folder / "quiz.md").write_text(text, encoding="utf-8")


def _id(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:64].strip("-")


def _tell(left_out: Sequence[str]) -> None:
    for sentence in left_out:
        note(sentence)
