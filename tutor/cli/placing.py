"""`tutor place`: find your place in the course, in plain lines."""

from __future__ import annotations

from typing import Any

import click

from tutor.cli.output import note, say, say_json, width
from tutor.service import client
from tutor.text.placement import claims, opening, outcome
from tutor.text.terminal import wrap
from tutor.words import _

STOP = "stop"
WITH_ANSWERS = ("text", "drawn")


@click.command()
@click.option("--refuse", is_flag=True, help="Decline; you will not be asked again.")
@click.option("--again", is_flag=True, help="Begin anew, also where you were placed before.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object that says where it stands.")
def place(refuse: bool, again: bool, as_json: bool) -> None:
    """Find your place: at most twelve questions or ten minutes. `stop` leaves; the next time goes on."""
    said = client.call("place", refuse=refuse)
    note(said.pop("notice", ""))
    if as_json:
        say_json({"format": 1} | {k: v for k, v in said.items() if k not in WITH_ANSWERS})
        return
    if not refuse and (again or said["state"] in ("new", "refused")):
        begin = _claimed(said.get("units") or [])
        if begin is None:
            return
        said = client.call("place", begin=begin)
    while said["state"] == "asking":
        answer = _asked(said)
        if answer is None:
            note(_("`tutor place` goes on here."))
            return
        said = client.call("place", question=said["question"], answer=answer)
    say(outcome(said))
    if said.get("page"):
        say(_("Go on with: tutor read {page}").format(page=said["page"]["id"]))


def _claimed(units: list[dict[str, Any]]) -> str | None:
    """The unit whose number is typed, "" for none of them, None for who leaves."""
    say("\n".join(wrap(opening(), width())))
    say("")
    for n, unit in enumerate(units, 1):
        say(f"{n:3}  {unit['title']}")
    while units:
        typed = _typed(claims())
        if typed is None:
            return None
        if typed.isdecimal() and 0 < int(typed) <= len(units):
            return str(units[int(typed) - 1]["id"])
        if typed in ("", "0"):
            break
        say(_("Type a number from 1 to {n}, or nothing.").format(n=len(units)))
    return ""


def _asked(said: dict[str, Any]) -> str | None:
    """Show the question and read an answer; None for who leaves."""
    from tutor.text.page import plain_page
    from tutor.text.quiz import Quiz, parse, plain

    name = said["question"].partition("#")[2]
    question = next(q for q in parse(said["text"], said["drawn"]).questions if q.id == name)
    say("")
    if said.get("said"):
        say(said["said"])
    say(_("{n} of at most {of} · {unit}").format(n=said["n"], of=said["of"], unit=said["unit"]))
    say(plain_page(said["context"], width()))
    say("")
    say(plain(Quiz((question,))))
    return _typed(_("Your answer (enter: I do not know; stop: later)"))


def _typed(asked: str) -> str | None:
    try:
        answer = str(click.prompt(asked, default="", show_default=False)).strip()
    except click.Abort:  # Ctrl-C, or the end of what a pipe has to say
        return None
    return None if answer.casefold() == STOP else answer
