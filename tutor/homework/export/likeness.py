"""Similar answers side by side, for a human to look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tutor.homework.export.files import save
from tutor.homework.export.markup import Markup, tag
from tutor.homework.export.page import page
from tutor.homework.marks import Run, Submission
from tutor.homework.numbers import percent
from tutor.homework.similar import Likeness, similar
from tutor.model import Exercise
from tutor.words import _, ngettext

MOST = 200  # more than anybody reads


def write(
    out: Path, run: Run, submissions: Sequence[Submission], exercises: Mapping[str, Exercise]
) -> list[Path]:
    """Write `similar.html`, for the instructor. Raises OSError."""
    return [save(out / "similar.html", report(run, similar(submissions, exercises)))]


def report(run: Run, found: Sequence[Likeness]) -> str:
    """The whole page."""
    warning = _(
        "This is for a human to look at, and nothing here has touched a mark. Answers may be alike because "
        "their authors worked together, where that is allowed, or read the same page, or because there is "
        "little else to write."
    )
    title = _("Similar answers")
    head = tag("header", tag("h1", f"{run.title}: {title}"), tag("p", warning), _count(found))
    return page(f"{run.title}: {title}", head, *(_section(run, like) for like in found[:MOST]))


def _count(found: Sequence[Likeness]) -> Markup:
    said = ngettext("{n} likeness found.", "{n} likenesses found.", len(found)).format(n=len(found))
    if len(found) > MOST:
        said += " " + _("The first {n} are shown.").format(n=MOST)
    return tag("p", said, class_="points")


def _section(run: Run, like: Likeness) -> Markup:
    if like.right:
        said = _("{share} % of what is particular to the shorter answer stands in the other.")
        said = said.format(share=percent(like.share))
    else:
        said = _("Names and layout apart, these answers are the same.")
    last = like.right or like.left[-1:]
    first = like.left if like.right else like.left[:-1]
    sides = tag("div", _side(first, like.left_text), _side(last, like.right_text), class_="sides")
    return tag("section", tag("h2", run.titles.get(like.exercise, like.exercise)), tag("p", said), sides)


def _side(learners: Sequence[str], text: str) -> Markup:
    return tag("div", tag("p", ", ".join(learners)), tag("pre", text))
