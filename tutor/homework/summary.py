"""The statistics of a class as lines for a terminal, measured in cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import fmean, median

from tutor.homework.marks import Mark, Run
from tutor.homework.numbers import UNKNOWN, number, percent, rough, signed
from tutor.homework.statistics import ExerciseStatistics, statistics, totals
from tutor.homework.totals import by_learner, is_settled, possible
from tutor.text.terminal import cells, clip, pad, printable, wrap
from tutor.words import _, ngettext

WIDTH = 78
SHOWN_MISTAKES = 3
LEAST_WIDTH, NARROWEST_TITLE = 70, 16


def summary(run: Run, marks: Sequence[Mark], width: int = WIDTH) -> str:
    """Points, a table of the exercises and their most frequent mistakes, in lines of at most `width` cells.

    A title gives way where room is short; a `width` of less than 70 is taken as 70.
    """
    width = max(LEAST_WIDTH, width)
    found = statistics(run, marks)
    lines = [*_points(run, marks, width), "", *_table(found, width)]
    for one in found:
        lines += _mistakes(one, width)
    return "\n".join(line.rstrip() for line in lines)


def _points(run: Run, marks: Sequence[Mark], width: int) -> Iterator[str]:
    reached, count = totals(run, marks), len(by_learner(run, marks))
    said = ngettext("{title}: {n} learner.", "{title}: {n} learners.", count)
    yield from wrap(said.format(title=_flat(run.title), n=count), width)
    if reached:
        said = _("Points of {possible}: mean {mean}, median {median}, from {least} to {most}.")
        values = {"mean": fmean(reached), "median": median(reached), "least": min(reached)}
        shown = {name: f"{value:.1f}" for name, value in values.items()}
        yield said.format(possible=number(possible(run)), most=f"{max(reached):.1f}", **shown)
    count = sum(not is_settled(mark) for mark in marks)
    if count:
        said = ngettext("{n} answer could not be judged.", "{n} answers could not be judged.", count)
        yield said.format(n=count)


def columns() -> list[str]:
    """The headings of the numbers that `figures` gives."""
    return [_("points"), _("handed in"), _("right"), _("attempts"), _("minutes"), _("discr.")]


def figures(one: ExerciseStatistics) -> list[str]:
    """One exercise's numbers as text; a dash where nothing is known."""
    rate = UNKNOWN if one.rate is None else f"{percent(one.rate)} %"
    tells = signed(one.discrimination)
    return [number(one.possible), str(one.handed_in), rate, rough(one.attempts), rough(one.minutes), tells]


def _table(found: Sequence[ExerciseStatistics], width: int) -> Iterator[str]:
    rows = [[_("exercise"), *columns()], *([_flat(one.title), *figures(one)] for one in found)]
    wide = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    wide[0] = min(wide[0], max(NARROWEST_TITLE, width - sum(wide[1:]) - 2 * len(wide[1:])))
    for row in rows:
        first, *rest = row
        right = (" " * (size - cells(text)) + text for text, size in zip(rest, wide[1:], strict=True))
        yield "  ".join([pad(clip(first, wide[0]), wide[0]), *right])


def _mistakes(one: ExerciseStatistics, width: int) -> Iterator[str]:
    if not one.mistakes and not one.unnamed:
        return
    yield ""
    yield from wrap(_flat(one.title), width)
    for mistake in one.mistakes[:SHOWN_MISTAKES]:
        yield from wrap(f"{_flat(mistake.name)}: {_flat(mistake.message)}", width, f"  {mistake.learners} × ")
    if one.unnamed:
        said = ngettext(
            "{n} wrong answer has no name yet.", "{n} wrong answers have no name yet.", one.unnamed
        )
        yield from wrap(said.format(n=one.unnamed), width, "  ")


def _flat(text: str) -> str:
    return " ".join(printable(text).split())
