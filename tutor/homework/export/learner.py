"""One learner's report: points, and for each exercise what is right first, then what shows the mistake."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tutor.homework.export.files import file_names, save
from tutor.homework.export.lines import lines_table
from tutor.homework.export.markup import Markup, join, tag
from tutor.homework.export.page import page, table
from tutor.homework.export.prose import prose
from tutor.homework.export.seen import seen
from tutor.homework.export.told import remarks
from tutor.homework.export.wording import ending, moment, points_of
from tutor.homework.marks import Mark, Run
from tutor.homework.numbers import points
from tutor.homework.totals import by_learner, is_settled, possible, total
from tutor.words import _

FOLDER = "learners"
Json = Mapping[str, Any]


def write(out: Path, run: Run, marks: Sequence[Mark]) -> list[Path]:
    """Write `learners/<learner>.html` for every learner. Raises OSError."""
    learners = by_learner(run, marks)
    names = file_names(learners)
    return [
        save(out / FOLDER / f"{names[learner]}.html", report(run, learner, own))
        for learner, own in learners.items()
    ]


def report(run: Run, learner: str, marks: Sequence[Mark]) -> str:
    """The whole page of one learner."""
    marks = [seen(run, mark) for mark in marks]
    head = tag(
        "header",
        tag("h1", run.title),
        tag("p", learner),
        tag("p", points_of(total(marks), possible(run)), class_="points"),
        _moments(run, learner),
        None if all(map(is_settled, marks)) else tag("p", _("The points are not final yet."), class_="open"),
    )
    sections = [_section(run, mark, place) for place, mark in enumerate(marks, 1)]
    return page(f"{run.title}: {learner}", head, _overview(run, marks), *sections)


def _moments(run: Run, learner: str) -> Markup:
    facts = []
    if learner in run.submitted:
        facts.append(_("handed in {moment}").format(moment=moment(run.submitted[learner])))
    if run.due:
        facts.append(_("due {moment}").format(moment=moment(run.due)))
    facts.append(_("{pack}, version {version}").format(pack=run.pack, version=run.version))
    return tag("p", " · ".join(facts), class_="faint")


def _overview(run: Run, marks: Sequence[Mark]) -> Markup:
    rows = [
        [
            f"{place}. {run.titles.get(mark.exercise, mark.exercise)}",
            _status(mark),
            points(mark.points),
            points(mark.possible),
        ]
        for place, mark in enumerate(marks, 1)
    ]
    head = [_("exercise"), _("found"), _("points"), _("of")]
    return tag("section", table([*head], [[*row] for row in rows], {2, 3}))


def _section(run: Run, mark: Mark, place: int) -> Markup:
    title = run.titles.get(mark.exercise, mark.exercise)
    facts = tag("p", _status(mark), " ", tag("span", points_of(mark.points, mark.possible)), class_="status")
    return tag(
        "section",
        tag("h2", f"{place}. {title}"),
        facts,
        *(tag("p", text, class_="remark") for text in remarks(mark)),
        *_looked_at(mark),
        *_found(mark),
        _repeat(mark),
    )


def _status(mark: Mark) -> Markup:
    said, kind = ending(mark)
    return tag("span", said, class_=kind)


def _looked_at(mark: Mark) -> list[Markup]:
    """The checks by name, right ones first; a derivation's lines and a quiz's answers show theirs."""
    if mark.verdict.get("lines"):
        return []
    said = {"pass": _("Right: {names}.")}
    if mark.kind == "code" and mark.status == "fail":
        said |= {"fail": _("Not right: {names}."), "skipped": _("Not looked at: {names}.")}
    names = {status: [str(check["name"]) for check in _checks(mark, status)] for status in said}
    return [
        tag("p", said[status].format(names=_("; ").join(names[status]))) for status in said if names[status]
    ]


def _found(mark: Mark) -> list[Markup]:
    """The best message, what shows it, a derivation's lines, and the help, folded."""
    message = mark.message if mark.status != "pass" else ""
    found = []
    if mark.kind == "quiz" and _checks(mark, "fail"):
        found += _questions(_checks(mark, "fail"))
    elif message:
        found.append(tag("p", prose(message, mark.kind), class_="message"))
    if mark.verdict.get("lines"):
        found.append(lines_table(mark.verdict["lines"], message))
    elif mark.kind == "code":
        found += [_evidence(check) for check in _checks(mark, "fail") if check.get("message") == message][:1]
    if mark.verdict.get("help"):
        # The help with a derivation's wrong line is that line mended: it stays folded in print too.
        kept = "kept" if mark.kind == "derivation" else None
        found.append(_folded(_("What helps"), tag("p", prose(mark.verdict["help"], mark.kind)), kept))
    if mark.verdict.get("stdout"):
        found.append(_folded(_("What it printed"), tag("pre", mark.verdict["stdout"])))
    return found


def _questions(checks: Sequence[Json]) -> list[Markup]:
    """The wrong answers of a quiz with what is to say of each, and which questions have none."""
    answered = [check for check in checks if check.get("actual")]
    rows = [
        [str(check["name"]), str(check["actual"]), prose(check.get("message") or "", "quiz")]
        for check in answered
    ]
    head = [_("question"), _("yours"), ""]
    found = [table([*head], [[*row] for row in rows], set())] if rows else []
    left = [str(check["name"]) for check in checks if not check.get("actual")]
    if left:
        found.append(tag("p", _("Not right or not answered: {names}.").format(names=_("; ").join(left))))
    return found


def _evidence(check: Json) -> Markup:
    """The case that shows the mistake: its inputs, both results, and where they part first."""
    case = dict(check.get("case") or {})
    name = case.pop("name", None)
    facts = [(_("case"), tag("span", str(name)))] if name else []
    facts += [(f"{key} =", tag("pre", str(value))) for key, value in case.items()]
    for label, key in ((_("yours"), "actual"), (_("expected"), "expected")):
        if check.get(key) is not None:
            facts.append((label, tag("pre", str(check[key]))))
    place = ", ".join(map(str, check.get("where") or ()))
    if place:
        at = _("line") if str(check["name"]).startswith("rule:") else _("first difference at")
        facts.append((at, tag("code", place if at == _("line") else f"[{place}]")))
    pairs = [part for label, value in facts for part in (tag("dt", label), tag("dd", value))]
    return tag("dl", *pairs) if pairs else join()


def _folded(title: str, content: Markup, class_: str | None = None) -> Markup:
    return tag("details", tag("summary", title), content, class_=class_)


def _repeat(mark: Mark) -> Markup | None:
    """How to see the same cases again; a learner who doubts a verdict begins here."""
    if mark.kind != "code" or mark.status not in ("pass", "fail", "error"):
        return None
    command = f"tutor check {mark.exercise} FILE --seed {mark.seed}"
    return tag("p", _("The same cases again: "), tag("code", command), class_="faint")


def _checks(mark: Mark, status: str) -> list[Json]:
    return [check for check in mark.verdict.get("checks") or () if check["status"] == status]
