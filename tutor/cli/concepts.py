"""The mastery map in plain lines: `tutor list --concepts`."""

from __future__ import annotations

from typing import Any

from tutor.cli.output import ascii_only, note, say, say_json
from tutor.service import client
from tutor.text.strength import bar, named, state
from tutor.text.terminal import cells
from tutor.words import _


def concepts(as_json: bool) -> None:
    """Every concept with its strength by unit, and the weakest three with what to do for each."""
    said = client.call("mastery")
    note(said.pop("notice", ""))
    if as_json:
        say_json(said)
        return
    for course in said["courses"]:
        say(course["title"])
        for unit in course["units"]:
            _unit(unit, [each for each in course["concepts"] if each["unit"] == unit["id"]])
        _weakest(course["weakest"])
    for problem in said["problems"]:
        note(problem)


def _unit(unit: dict[str, Any], found: list[dict[str, Any]]) -> None:
    if not found:
        return
    say("")
    say(unit["title"])
    widest = max(cells(named(each["concept"])) for each in found)
    for each in found:
        name = named(each["concept"])
        gap = " " * (widest - cells(name) + 2)
        passed = _("{n} of {all} passed").format(n=each["passed"], all=len(each["exercises"]))
        percent = f"{round(100 * each['strength']):>3} %"
        say(f"  {name}{gap}{bar(each['strength'], ascii_only())} {percent}  {state(each)}, {passed}")


def _weakest(found: list[dict[str, Any]]) -> None:
    if not found:
        return
    say("")
    say(_("The weakest three, and what to do for each:"))
    for each in found:
        say(f"  {named(each['concept'])}: {each['todo']['title']}: {command(each['todo'])}")


def command(todo: dict[str, Any]) -> str:
    """What to type for something to read or do."""
    verb = {"lesson": "read", "quiz": "quiz"}.get(todo["kind"], "start")
    return f"tutor {verb} {todo['id']}"
