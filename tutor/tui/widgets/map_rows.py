"""The rows of the course map: how a unit, a page and an exercise look on one line."""

from __future__ import annotations

from collections.abc import Container, Iterable

from textual.content import Content

from tutor.text.terminal import cells, clip, pad
from tutor.tui.route import Route, Stage, Step
from tutor.words import _

BAR, WIDEST_TITLE, NARROW, ABOUT = 12, 48, 60, 34  # cells
MARKS = {"passed": "✓", "tried": "·", "new": " ", "": "¶"}


def unit_row(
    route: Route, stage: Stage, opened: Container[str], here: bool, folded: bool, width: int
) -> Content:
    """Number, title, a bar and a count of what is passed, and the one remark that matters most."""
    done, everything = stage.passed, len(stage.exercises)
    mark = ("▸ " if folded else "▾ ") + f"{'' if stage.number is None else stage.number:>2}  "
    count = f"{done}/{everything}" if everything else ""
    wide = width >= NARROW
    bar = (_bar(done, stage.recalled, everything) if everything else " " * BAR) + "  " if wide else ""
    remark = _remark(route, stage, opened, here)
    room = max(8, min(WIDEST_TITLE, width - cells(mark + bar) - 9 - (13 if wide else cells(remark))))
    title = pad(clip(stage.title, room), room)
    head = f"{mark}{title}  {bar}{pad(count, 5)}  "
    style = "bold" if here else "dim"
    return Content.assemble(
        mark, (title, "bold"), head[len(mark + title) :], (clip(remark, width - cells(head)), style)
    )


def step_row(route: Route, step: Step, opened: Container[str], width: int) -> Content:
    """A page to read, or an exercise with its state, kind, minutes and what it waits for."""
    room = max(8, min(WIDEST_TITLE, width - ABOUT))
    if not step.status:
        line = f"      {MARKS['']}   {pad(clip(step.title, room - 2), room - 2)}  "
        said = _("skimmed") if route.skimmed(step, opened) else ""
        return Content.assemble(line, (clip(said, max(0, width - cells(line))), "dim"))
    line = f"     [{MARKS[step.status]}]  {pad(clip(step.title, room - 2), room - 2)}  "
    return Content.assemble(line, (clip(_about(step), max(0, width - cells(line))), "dim"))


def first_row(form: str, unit: str, step: Step, width: int) -> Content:
    """What enter does at once."""
    room = max(8, width - cells(form) - 4)
    return Content.assemble((f"▶ {form}", "bold"), "  ", clip(f"{unit} ▸ {step.title}", room))


def proof_rows(steps: Iterable[Step]) -> list[tuple[Content, Step | None]]:
    """The exercises that prove a unit, each with its state, kind and minutes."""
    return [
        (Content.assemble(f"[{MARKS[each.status]}]  ", each.title, (f"   {_about(each)}", "dim")), each)
        for each in steps
    ]


def _remark(route: Route, stage: Stage, opened: Container[str], here: bool) -> str:
    due = sum(step.due for step in stage.steps)
    skimmed = sum(route.skimmed(step, opened) for step in stage.steps)
    if here:
        return "◂ " + _("here")
    if due:
        return _("{n} due").format(n=due)
    if stage.known:
        return _("known by proof") if stage.proved else _("placed")
    if skimmed:
        return _("{n} skimmed").format(n=skimmed)
    if stage.exercises and stage.passed == len(stage.exercises):
        return "✓"
    before = [str(each.number) for each in route.before(stage) if each.number is not None]
    return _("after {units}").format(units=", ".join(before)) if before else ""


def _bar(done: int, recalled: float, everything: int) -> str:
    """What was passed, of it what fades, and the rest."""
    full = done * BAR // everything
    fresh = min(full, round(recalled * BAR / everything))
    return "█" * fresh + "▒" * (full - fresh) + "░" * (BAR - full)


def _about(step: Step) -> str:
    said = [{"code": _("code"), "derivation": _("derivation"), "quiz": _("quiz")}.get(step.kind, step.kind)]
    if step.minutes:
        said.append(_("{n} min").format(n=step.minutes))
    if step.due:
        said.append(_("due"))
    if step.changed:
        said.append(_("changed"))
    return " · ".join(said)
