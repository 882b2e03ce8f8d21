"""What a class got wrong without a name: for each group a drafted mistake and a counterexample."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tutor.homework.draft import drafted
from tutor.homework.export.files import save
from tutor.homework.export.table import Cell, write_table
from tutor.homework.unnamed import Found, Group
from tutor.text.terminal import printable
from tutor.words import _, ngettext

FOLDER = "unnamed"
MOST = 20  # drafts for an exercise; the table lists all groups


def write(out: Path, found: Found) -> list[Path]:
    """Write `unnamed/<exercise>-<n>.py` for the largest groups and `unnamed/groups.csv` for all.

    Nothing is written where there is nothing to tell. Raises OSError.
    """
    rows: list[list[Cell]] = [["exercise", "group", "learners", "draft", "seed", "names"]]
    written = []
    counts: dict[str, int] = {}
    for group in found.groups:
        exercise = group.exercise.id
        place = counts[exercise] = counts.get(exercise, 0) + 1
        draft = out / FOLDER / f"{exercise}-{place}.py" if place <= MOST else None
        if draft is not None:
            written.append(save(draft, text(group, place)))
        names = "; ".join(group.learners)
        rows.append([exercise, place, len(group.learners), draft.name if draft else None, group.seed, names])
    for exercise, left in found.untried.items():
        rows.append([exercise, None, left, None, None, _("not tried, for want of time")])
    return [*written, write_table(out / FOLDER / "groups.csv", rows, bom=True)] if rows[1:] else []


def text(group: Group, place: int) -> str:
    """The draft: who it is for, what shows the mistake, and the function to be pasted into mistakes.py."""
    exercise = group.exercise
    name = f"unnamed_{exercise.id.replace('-', '_')}_{place}"
    draft = drafted(group.source, exercise.functions[0], name) if len(exercise.functions) == 1 else None
    if draft is None:
        said = _(
            "This answer is no single plain function: write the mistake for mistakes.py yourself, with a "
            "docstring of two paragraphs. One learner's answer:"
        )
        draft = "".join(f"#     {line}\n" for line in printable(group.source, None).splitlines())
        return "".join([*_head(group), _comment(said), draft])
    said = _("Paste this into mistakes.py, name it for the slip, and finish its docstring.")
    return "".join([*_head(group), _comment(said), "\n", draft])


def _head(group: Group) -> Iterator[str]:
    count = len(group.learners)
    said = ngettext("{n} learner, no name yet: {id}", "{n} learners, no name yet: {id}", count)
    yield _comment(said.format(n=count, id=group.exercise.id))
    case = dict(group.counterexample.case)
    yield _comment(_('case "{name}", seed {seed}').format(name=case.pop("name", ""), seed=group.seed))
    for key, value in case.items():
        yield _comment(f"    {key} = {value}")
    given = group.counterexample.given or _("an exception")
    yield _comment(_("    given {given}").format(given=given))
    yield _comment(_("    right {expected}").format(expected=group.counterexample.expected))


def _comment(text: str) -> str:
    indent = " " * (len(text) - len(text.lstrip(" ")))
    return f"# {indent}{' '.join(printable(text, None).split())}\n"
