"""The table of contents: the whole course, with the headings of the page that is being read."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tutor.tui.route import Route, Step

MARKS = {"": "¶  ", "new": "[ ]", "tried": "[·]", "passed": "[✓]"}


def table(
    route: Route, lesson: str, headings: Sequence[tuple[int, str, str]]
) -> tuple[list[tuple[Content, str | Step | None]], int]:
    """Rows of words and where they lead, and the row of `lesson`.

    A row leads to a step of the course, to the widget id of a heading (level, words, id), or, the title
    of a unit, nowhere.
    """
    rows: list[tuple[Content, str | Step | None]] = []
    at = 0
    for stage in route.stages:
        rows.append((Content.styled(stage.title, "bold"), None))
        for step in stage.steps:
            here = step.place.name == lesson
            at = len(rows) if here else at
            label = f"  {MARKS[step.status]} {step.title}"
            rows.append((Content.styled(label, "bold" if here else ""), step))
            rows += [_heading(*each) for each in headings if here and each[0] > 1]
    if not route.stages:
        rows = [_heading(*each) for each in headings]
    return rows, at


def _heading(level: int, words: str, id_: str) -> tuple[Content, str | Step | None]:
    return Content.styled("      " + "  " * (level - 1) + words, "dim"), id_
