"""`tutor` without a command: the app, or for those who want it the same in plain lines."""

from __future__ import annotations

import os

import click

from tutor import home
from tutor.cli.output import ascii_only, note, say, width
from tutor.service import client
from tutor.text.days import days_line
from tutor.text.terminal import cells, wrap
from tutor.text.welcome import plain_ways, welcome
from tutor.tui.route import Route, Stage, Step
from tutor.tui.settings import Settings
from tutor.tui.where import Where
from tutor.words import _

MOST_SKIMMED = 5


def open_tutor(plain: bool | None) -> int:
    """Open the app or say home in plain lines; `plain` is what was asked for, None for what was chosen once.

    A first visit is asked, in plain lines, before anything is drawn.
    """
    settings = Settings()
    if plain is None and not _can_draw():
        plain = True
        note(_("This terminal cannot show the screen; here is the same in plain lines."))
    if plain is None and settings.plain is None and Where().new:
        plain = _asked()
    if plain is not None and plain != settings.plain and _can_draw():
        settings.choose(plain=plain)
    if settings.plain if plain is None else plain:
        say_home()
        return 0
    from tutor.tui.app import run

    return run()


def _can_draw() -> bool:
    return os.environ.get("TERM", "dumb") not in ("", "dumb") and not ascii_only()


def _asked() -> bool:
    """Explain everything on one screen of plain lines, and ask which way to go on."""
    for paragraph in welcome(str(home.home())):
        say("\n".join(wrap(paragraph, width())))
        say("")
    answer = click.prompt(
        _("Enter opens the screen; p goes on in plain lines, for a screen reader"),
        default="",
        show_default=False,
    )
    return str(answer).strip().lower().startswith("p")


def say_home() -> None:
    """Where the learner is, what comes next, what is due, and the commands."""
    said = client.call("list")
    note(said.get("notice", ""))
    for problem in said["problems"]:
        note(problem)
    route, where = Route(said), Where()
    courses = dict.fromkeys(stage.course for stage in route.stages)
    exercises = [step for step in route.steps if step.status]
    passed = sum(step.status == "passed" for step in exercises)
    say(", ".join(courses) + ": " + _("{n} of {all} passed").format(n=passed, all=len(exercises)))
    for line in [*_next(route, where), *filter(None, [days_line(said.get("days"))])]:
        say(line)
    say("")
    for stage in route.stages:
        mark = "" if stage.number is None else f"{stage.number}. "
        before = "; ".join(each.title for each in route.before(stage))
        helps = " (" + _("easier after: {units}").format(units=before) + ")" if before else ""
        known = f" ({_known(stage)})" if stage.known else helps
        say(f"{mark}{stage.title}: {stage.passed}/{len(stage.exercises)}{known}")
    say("")
    ways = plain_ways()
    widest = max(cells(command) for command, _what in ways)
    for command, what in ways:
        say("\n".join(wrap(what, width(), command + " " * (widest - cells(command) + 2), " " * (widest + 2))))


def _known(stage: Stage) -> str:
    return _("known by proof") if stage.proved else _("placed")


def _next(route: Route, where: Where) -> list[str]:
    here = route.find(where.last.name) if where.last else None
    step = here or route.first
    lines = []
    if step is not None:
        form = _("Continue: {title}: {command}") if here else _("Begin: {title}: {command}")
        lines.append(form.format(title=step.title, command=_command(step)))
    if here is not None and (after := route.after(here.place.name)) is not None:
        lines.append(_("Then: {title}: {command}").format(title=after.title, command=_command(after)))
    due = [each for each in route.steps if each.due]
    lines += [_("Due: {title}: {command}").format(title=s.title, command=_command(s)) for s in due]
    skimmed = [each for each in route.steps if route.skimmed(each, where.opened)][:MOST_SKIMMED]
    said = _("Opened, its exercises not tried yet: {title}: {command}")
    return lines + [said.format(title=each.title, command=_command(each)) for each in skimmed]


def _command(step: Step) -> str:
    verb = {"lesson": "read", "quiz": "quiz"}.get(step.place.kind, "start")
    return f"tutor {verb} {step.place.name}"
