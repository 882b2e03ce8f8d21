"""A run's folder written: the marks, and everything that a reader makes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tutor.homework import results
from tutor.homework.changes import Change
from tutor.homework.export import write_all
from tutor.homework.export.table import write_table
from tutor.homework.judging import Judged
from tutor.homework.marks import Mark, Run


def write(
    out: Path,
    run: Run,
    marks: Sequence[Mark],
    judged: Mapping[tuple[str, str], Judged],
    problems: Sequence[str],
    changed: Sequence[Change] | None,
) -> list[Path]:
    """Write it all and return the exports; the marks last but one, since a later run compares with them.

    `judged` is by learner and exercise; `changed` is None where there is nothing to compare with. Raises
    OSError.
    """
    if changed is not None:
        rows = [[c.learner, c.exercise, c.before, c.after, c.why] for c in changed]
        columns = ["learner", "exercise", "before", "after", "why"]
        write_table(out / results.CHANGED, [columns, *rows], bom=True)
    differing = [[m.learner, m.exercise, m.claimed, m.status, m.message] for m in marks if m.differs]
    columns = ["learner", "exercise", "claimed", "judged", "message"]
    write_table(out / results.CLAIMS, [columns, *differing], bom=True)
    results.write_text(out / results.PROBLEMS, problems)
    times = (
        {"learner": learner, "exercise": exercise, "millis": dict(one.millis)}
        for (learner, exercise), one in sorted(judged.items())
        if one.millis
    )
    results.write_lines(out / results.TIMES, times)
    files = write_all(out, run, marks)
    results.write_lines(out / results.MARKS, (each.as_json() for each in marks))
    results.write_run(out, run)
    return files
