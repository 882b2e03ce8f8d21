"""Commands for reading: list, read, quiz, hint, solution."""

from __future__ import annotations

from typing import Any

import click

from tutor.cli.answering import named
from tutor.cli.output import ascii_only, note, say, say_json, width
from tutor.service import client
from tutor.text.terminal import cells
from tutor.words import _

MARKS = {"passed": "✓", "tried": "·", "new": " "}
ASCII_MARKS = {"passed": "x", "tried": ".", "new": " "}


@click.command(name="list")
@click.option("--concepts", is_flag=True, help="How strong each concept is, and the weakest three.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def listing(concepts: bool, as_json: bool) -> None:
    """Units, lessons and exercises, and how far you are."""
    if concepts:
        from tutor.cli import concepts as strengths

        strengths.concepts(as_json)
        return
    said = client.call("list")
    note(said.pop("notice", ""))
    if as_json:
        say_json(said)
        return
    marks = ASCII_MARKS if ascii_only() else MARKS
    for course in said["courses"]:
        say(course["title"])
        for unit in course["units"]:
            _unit(unit, marks)
    for problem in said["problems"]:
        note(problem)


def _unit(unit: dict[str, Any], marks: dict[str, str]) -> None:
    passed = sum(e["status"] == "passed" for e in unit["exercises"])
    say("")
    say(
        _("{title}  ({passed} of {all})").format(
            title=unit["title"], passed=passed, all=len(unit["exercises"])
        )
    )
    _skipping(unit)
    for lesson in unit["lessons"]:
        say(_("      read  {id}  {title}").format(id=lesson["id"], title=lesson["title"]))
    widest = max((cells(e["id"]) for e in unit["exercises"]), default=0)
    for e in unit["exercises"]:
        changed = _("  (changed since you passed)") if e["changed"] else ""
        gap = " " * (widest - cells(e["id"]) + 2)
        say(f"  [{marks[e['status']]}] {e['kind']:<10} {e['id']}{gap}{e['title']}{changed}")


def _skipping(unit: dict[str, Any]) -> None:
    """Whether the unit need not be done, or what would prove that."""
    proof = unit.get("proof")
    if proof and proof["done"]:
        say(_("      known by proof: its exercises come back for review later"))
    elif unit.get("placed"):
        say(_("      placed: nothing of it counts as passed; do what you like"))
    elif proof:
        names = ", ".join(proof["exercises"])
        say(_("      known already? Solve {names} to skip it").format(names=names))


@click.command()
@click.argument("page")
@click.option("--set", "settings", multiple=True, metavar="SLIDER=VALUE", help="Move a picture's slider.")
@click.option("--spoken", is_flag=True, help="Say formulas in words, for a screen reader.")
def read(page: str, settings: tuple[str, ...], spoken: bool) -> None:
    """A lesson (`unit/name`) or the statement of an exercise, in plain lines.

    Each picture is told in a sentence and a table; with --set T=4 they tell where its slider T is moved to.
    """
    said = client.call("page", page=named(page) if page.startswith(".") else page)
    show_page(said, settings, spoken)
    if said.get("next"):
        note(_("Next page: tutor read {page}").format(page=said["next"]))


def show_page(said: dict[str, Any], settings: tuple[str, ...] = (), spoken: bool = False) -> None:
    """Print a page as the service told it, its pictures in words. Raises ServiceError."""
    from tutor.cli.pictures import told
    from tutor.text.page import plain_page

    say(plain_page(told(said, settings), width(), spoken, ascii_only()))


@click.command()
@click.argument("quiz_id", metavar="QUIZ")
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), help="Draw the numbers of an earlier time again.")
@click.option("--spoken", is_flag=True, help="Say formulas in words, for a screen reader.")
def quiz(quiz_id: str, seed: int | None, spoken: bool) -> None:
    """The questions of a quiz, in plain lines; `tutor check QUIZ FILE` judges the answers."""
    from tutor.text.page import plain_page, plain_quiz
    from tutor.text.quiz import parse
    from tutor.text.quiz.answers import seed_line

    said = client.call("quiz", exercise=named(quiz_id), seed=seed)
    if said["statement"]:
        say(plain_page(said["statement"], width(), spoken, ascii_only()))
        say("")
    say(plain_quiz(parse(said["text"], said["drawn"]), width(), spoken, ascii_only()))
    repeat = f" --seed {said['seed']}" if said["seed"] is not None else ""
    advice = _("Write one `question: answer` a line into a file, then: tutor check {id} FILE{repeat}")
    note(advice.format(id=said["id"], repeat=repeat))
    if said["seed"] is not None:
        begin = _("Its numbers are drawn: the line `{line}` in the file says which ones you answered.")
        note(begin.format(line=seed_line(said["seed"])))


@click.command()
@click.argument("exercise")
@click.option("--worked", is_flag=True, help="A worked example instead.")
@click.option("--blanks", is_flag=True, help="A right answer with two blanks, for who is stuck.")
def hint(exercise: str, worked: bool, blanks: bool) -> None:
    """The next hint for EXERCISE, from a nudge to a plan."""
    from tutor.cli.ways import show_blanks, show_worked
    from tutor.text.page import plain_page

    if worked or blanks:
        (show_worked if worked else show_blanks)(exercise)
        return
    said = client.call("hint", exercise=named(exercise))
    say(plain_page(said["text"], width()))
    last = _(" It is the last one.") if said["n"] == said["of"] else ""
    note(_("Hint {n} of {of}.").format(n=said["n"], of=said["of"]) + last)


@click.command()
@click.argument("exercise")
def solution(exercise: str) -> int:
    """The reference, and why it is written so: after a pass, or when you ask a second time."""
    from tutor.text.page import plain_page

    said = client.call("solution", exercise=named(exercise))
    if not said["shown"]:
        say(said["message"])
        return 1
    if said["solution"]:
        say(said["solution"].rstrip("\n"))
        say("")
    if said["worked"]:
        say(plain_page(said["worked"], width()))
    return 0


@click.command()
@click.argument("exercise")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def path(exercise: str, as_json: bool) -> None:
    """The shortest route to EXERCISE by what it needs, with minutes."""
    said = client.call("path", exercise=named(exercise))
    note(said.pop("notice", ""))
    if as_json:
        say_json({"format": 1} | said)
        return
    mark = "x" if ascii_only() else "✓"
    widest = max(cells(stop["id"]) for stop in said["stops"])
    for n, stop in enumerate(said["stops"], 1):
        verb = _("read") if stop["kind"] == "page" else _("do")
        done = mark if stop["done"] else " "
        gap = " " * (widest - cells(stop["id"]) + 2)
        say(f"{n:3} {done} {verb:<5} {stop['minutes']:3} min  {stop['id']}{gap}{stop['title']}")
    say(_("about {n} minutes in all").format(n=said["minutes"]))
