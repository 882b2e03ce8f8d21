"""Commands around one answer: start, check, run, reset."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tutor import answers
from tutor.cli.output import FAILED, exit_code, note, say, say_json
from tutor.service import client
from tutor.words import _


def named(exercise: str) -> str:
    """An exercise as the service should look for it: paths are the client's, so they become absolute."""
    if "/" in exercise or exercise.startswith("."):
        return str(Path(exercise).absolute())
    return exercise


def own_file(exercise: str, file: str | None) -> str:
    """The file that was named, or the learner's own file for this exercise."""
    if file is not None:
        return file
    about = client.call("starter", exercise=named(exercise))
    return str(answers.answer_path(about["id"], about["kind"], about["pack"]))


@click.command()
@click.argument("exercise")
@click.option("--dir", "folder", type=click.Path(file_okay=False), help="Where to put the file instead.")
def start(exercise: str, folder: str | None) -> None:
    """Write the starter of EXERCISE for you to fill in, and print its path."""
    about = client.call("starter", exercise=named(exercise))
    path = answers.answer_path(about["id"], about["kind"], about["pack"], folder)
    if answers.write_starter(path, about["text"]):
        client.call("note", exercise=about["id"], pack=about["pack"], what="start")
    else:
        note(_("The file is there already and stays as it is; `tutor reset` puts the starter back."))
    say(str(path))


@click.command()
@click.argument("exercise")
@click.argument("file", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the verdict as one JSON object.")
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), help="Draw the cases of an earlier verdict again.")
@click.option("--plain", is_flag=True, help="Plain lines without any mark beyond ASCII.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 also when the answer is not right.")
@click.option("--help-me", "with_help", is_flag=True, help="Show the remedy as well.")
def check(
    exercise: str,
    file: str | None,
    as_json: bool,
    seed: int | None,
    plain: bool,
    exit_zero: bool,
    with_help: bool,
) -> int:
    """Judge the answer in FILE ("-" reads standard input)."""
    answer = answers.read_answer(own_file(exercise, file))
    said = client.call("check", answer.data, exercise=named(exercise), size=answer.size, seed=seed)
    verdict = said["verdict"]
    note(said.get("notice", ""))
    note(said.get("note", ""))
    if not as_json:
        show(verdict, plain, with_help)
    if verdict["kind"] == "derivation":
        from tutor.cli import certificates

        (certificates.add if as_json else certificates.tell)(verdict, answer.data, named(exercise))
    if as_json:
        say_json(verdict)
    return exit_code(verdict["status"], exit_zero)


def show(verdict: dict[str, Any], plain: bool = False, with_help: bool = False) -> None:
    """Print a verdict in plain lines."""
    from tutor.cli.output import ascii_only, width
    from tutor.text.verdict import plain as in_lines

    say(in_lines(verdict, width(), ascii=plain or ascii_only(), help=with_help))


@click.command()
@click.argument("exercise")
@click.argument("file", required=False)
def run(exercise: str, file: str | None) -> int:
    """Run FILE on the first cases and show what it prints and returns. Counts as no attempt."""
    answer = answers.read_answer(own_file(exercise, file))
    said = client.call("run", answer.data, exercise=named(exercise), size=answer.size)
    for shown in said["cases"]:
        case = dict(shown["case"])
        say(_("case {name}").format(name=f'"{case.pop("name")}"'))
        for name, value in case.items():
            say(f"  {name} = {value}")
        say(("  " if shown["raised"] else "  → ") + shown["returned"])
    if said["stdout"].strip():
        say(_("printed:"))
        say("\n".join("  " + line for line in said["stdout"].rstrip("\n").split("\n")))
    if said["problem"]:
        say(said["problem"])
        if said["help"]:
            say(said["help"])
        return FAILED
    return 0


@click.command()
@click.argument("exercise")
@click.option("--dir", "folder", type=click.Path(file_okay=False), help="Where the file was put.")
def reset(exercise: str, folder: str | None) -> None:
    """Put the starter of EXERCISE back; your answer is kept beside it under another name."""
    about = client.call("starter", exercise=named(exercise))
    path = answers.answer_path(about["id"], about["kind"], about["pack"], folder)
    backup = answers.reset(path, about["text"])
    client.call("note", exercise=about["id"], pack=about["pack"], what="reset")
    if backup is not None:
        note(_("Your answer is kept as {path}.").format(path=backup))
    say(str(path))
