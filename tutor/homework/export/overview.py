"""The report of a whole class: who reached what, how each exercise went, which mistakes were made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean, median
from urllib.parse import quote

from tutor.homework.export import learner as learner_page
from tutor.homework.export.chart import histogram, share_bar
from tutor.homework.export.files import file_names, save
from tutor.homework.export.markup import Child, Markup, join, tag
from tutor.homework.export.page import page, table
from tutor.homework.export.prose import prose
from tutor.homework.export.told import remarks
from tutor.homework.export.wording import ending, moment
from tutor.homework.marks import Mark, Run
from tutor.homework.numbers import UNKNOWN, percent, points, rough, signed
from tutor.homework.statistics import ExerciseStatistics, statistics, totals
from tutor.homework.totals import by_learner, is_settled, possible, total
from tutor.words import _, ngettext


def write(out: Path, run: Run, marks: Sequence[Mark]) -> list[Path]:
    """Write `class.html`, for the instructor: it names learners and known mistakes. Raises OSError."""
    return [save(out / "class.html", report(run, marks))]


def report(run: Run, marks: Sequence[Mark]) -> str:
    """The whole page."""
    learners = by_learner(run, marks)
    found = statistics(run, marks)
    reached = totals(run, marks)
    return page(
        run.title,
        _head(run, marks, learners),
        _points(run, reached),
        _exercises(found),
        _mistakes(found),
        _learners(run, learners),
    )


def _head(run: Run, marks: Sequence[Mark], learners: Mapping[str, Sequence[Mark]]) -> Markup:
    count = sum(any(mark.status != "missing" for mark in own) for own in learners.values())
    said = ngettext("{n} learner", "{n} learners", len(learners)).format(n=len(learners))
    facts = [said, _("{n} handed something in").format(n=count)]
    if run.due:
        facts.append(_("due {moment}").format(moment=moment(run.due)))
    facts.append(_("{pack}, version {version}").format(pack=run.pack, version=run.version))
    unsettled = sum(not is_settled(mark) for mark in marks)
    note = tag("p", _not_judged(unsettled), class_="open") if unsettled else None
    return tag("header", tag("h1", run.title), tag("p", " · ".join(facts), class_="faint"), note)


def _points(run: Run, reached: Sequence[float]) -> Markup | None:
    if not reached:
        return None
    said = _("Mean {mean}, median {median}, from {least} to {most} of {possible} points.").format(
        mean=f"{fmean(reached):.1f}",
        median=f"{median(reached):.1f}",
        least=points(min(reached)),
        most=points(max(reached)),
        possible=points(possible(run)),
    )
    return tag("section", tag("h2", _("Points")), tag("p", said), histogram(reached, possible(run)))


def _exercises(found: Sequence[ExerciseStatistics]) -> Markup:
    head: list[Child] = [_("exercise"), _("points"), _("handed in"), _("right"), "", _("attempts")]
    head += [_("minutes"), _("discrimination")]
    rows = [_exercise(place, one) for place, one in enumerate(found, 1)]
    note = _(
        "Attempts and minutes are medians of what the learners' own bundles say. Discrimination is how well "
        "passing an exercise goes with the points in the others, from −1 to 1: below 0 the better learners "
        "fail it, and it deserves a look."
    )
    return tag(
        "section",
        tag("h2", _("Exercises")),
        table(head, rows, {1, 2, 3, 5, 6, 7}),
        tag("p", note, class_="faint"),
    )


def _exercise(place: int, one: ExerciseStatistics) -> list[Child]:
    rate: list[Child] = [UNKNOWN, ""]
    if one.rate is not None:
        rate = [f"{one.passed} ({percent(one.rate)} %)", share_bar(one.rate)]
    row: list[Child] = [f"{place}. {one.title}", points(one.possible), str(one.handed_in), *rate]
    return [*row, rough(one.attempts), rough(one.minutes), signed(one.discrimination)]


def _mistakes(found: Sequence[ExerciseStatistics]) -> Markup | None:
    """The known mistakes of every exercise, the most frequent first, and what has no name yet."""
    rows: list[list[Child]] = []
    for place, one in enumerate(found, 1):
        for mistake in one.mistakes:
            share = percent(mistake.learners / one.judged)
            name = tag("code", mistake.name)
            rows.append(
                [
                    join(f"{place}. ", name),
                    str(mistake.learners),
                    f"{share} %",
                    prose(mistake.message, one.kind),
                ]
            )
        if one.unnamed:
            share = percent(one.unnamed / one.judged)
            rows.append([f"{place}. {_('no name yet')}", str(one.unnamed), f"{share} %", one.title])
    if not rows:
        return None
    head: list[Child] = [_("mistake"), _("learners"), _("share"), _("what its learners were told")]
    return tag("section", tag("h2", _("Mistakes")), table(head, rows, {1, 2}))


def _learners(run: Run, learners: Mapping[str, Sequence[Mark]]) -> Markup:
    names = file_names(learners)
    order = list(run.titles)
    head: list[Child] = [_("learner"), *(str(place) for place in range(1, len(order) + 1)), _("points"), ""]
    rows: list[list[Child]] = []
    for learner, own in learners.items():
        link = tag("a", learner, href=quote(f"{learner_page.FOLDER}/{names[learner]}.html"))
        by_exercise = {mark.exercise: mark for mark in own}
        cells = [_cell(by_exercise.get(exercise)) for exercise in order]
        rows.append([link, *cells, points(total(own)), _notes(own)])
    numbers = set(range(1, len(order) + 2))
    return tag("section", tag("h2", _("Learners")), table(head, rows, numbers))


def _cell(mark: Mark | None) -> Child:
    if mark is None:
        return UNKNOWN
    said, kind = ending(mark)
    return tag("span", f"{said.split()[0]} {points(mark.points)}", class_=kind, title=said)


def _notes(marks: Sequence[Mark]) -> Markup:
    """What made the points other than the answers, each told once, and what is still open."""
    notes = list(dict.fromkeys(text for mark in marks for text in remarks(mark)))
    differing = sum(mark.differs for mark in marks)
    if differing:
        said = ngettext(
            "{n} claim differs from the verdict.", "{n} claims differ from the verdicts.", differing
        )
        notes.append(said.format(n=differing))
    unsettled = sum(not is_settled(mark) for mark in marks)
    if unsettled:
        notes.append(_not_judged(unsettled))
    return join(*(tag("div", note) for note in notes))


def _not_judged(count: int) -> str:
    said = ngettext("{n} answer could not be judged.", "{n} answers could not be judged.", count)
    return said.format(n=count)
