"""Grading a class: the one command that judges in processes of its own, so that killing it ends the work."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import click

from tutor import home
from tutor.cli.output import CANNOT_JUDGE, WRONG_USE, fail, note, say, say_json, width
from tutor.words import _

BAR = 30  # cells
TENTHS = 10  # plain lines in a run


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(exists=True))
@click.option("--out", required=True, type=click.Path(file_okay=False), help="Where the grades go.")
@click.option("--pack", metavar="PACK", help="The homework: an installed pack or its folder.")
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), help="Repeat the run of this seed.")
@click.option("--workers", type=click.IntRange(1, 1024), help="Processes; as many as cores by default.")
@click.option("--cluster", metavar="ADDRESS", help="Judge on the Dask cluster of this scheduler.")
@click.option(
    "--layout",
    type=click.Choice(["folders", "bundles", "canvas", "moodle", "gradescope"]),
    help="How the files lie; by default their names tell.",
)
@click.option(
    "--overrides",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    help="Your own points: a CSV table with learner, exercise, points, reason. They stand from then on.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def grade(paths: tuple[str, ...], out: str, overrides: str | None, as_json: bool, **options: Any) -> int:
    """Grade what a class handed in: folders, bundles of `tutor submit`, or a course system's download.

    Interrupted or killed, the same command goes on where it stopped. Once more after the pack was mended, it
    judges what changed and lists every mark that is another.
    """
    from tutor.homework import grading, told
    from tutor.homework.verdicts import Tell

    progress = Progress()
    own = Path(overrides) if overrides else None
    asked = grading.Asked([Path(path) for path in paths], Path(out), overrides=own, **options)
    try:
        graded = grading.grade(asked, home.home(), Tell(progress.show, progress.note))
    except KeyboardInterrupt:
        progress.note(_("Interrupted; the same command goes on where this one stopped."))
        raise
    except grading.NO_SANDBOX as problem:
        return fail(str(problem), CANNOT_JUDGE, as_json)
    except OSError as problem:
        said = _("{path} cannot be used ({why}); check --out and the paths.")
        why = problem.strerror or str(problem)
        return fail(said.format(path=problem.filename or out, why=why), WRONG_USE, as_json)
    except grading.WRONG_USE as problem:
        return fail(str(problem), WRONG_USE, as_json)
    finally:
        progress.clear()
    if as_json:
        say_json(told.as_json(graded))
        return 0
    for line in told.lines(graded, width()):
        say(line)
    return 0


class Progress:
    """How far it is, on standard error: a bar on a terminal, else a line for each tenth."""

    def __init__(self) -> None:
        self.shown = sys.stderr.isatty()
        self.drawn = 0
        self.tenth = 0
        self.first: tuple[float, int] | None = None

    def show(self, done: int, of: int) -> None:
        """So many answers have their verdict."""
        now = time.monotonic()
        self.first = self.first or (now, done)
        if self.shown:
            self._draw(done, of, now)
        elif of and done * TENTHS // of > self.tenth:
            self.tenth = done * TENTHS // of
            note(_("{done} of {of} answers").format(done=done, of=of))

    def _draw(self, done: int, of: int, now: float) -> None:
        assert self.first is not None
        filled = BAR * done // max(1, of)
        rate = (done - self.first[1]) / max(1e-3, now - self.first[0])
        counts = _("{done} of {of} answers").format(done=done, of=of)
        left = f", {rate:.0f}/s" if rate else ""
        line = f"[{'#' * filled}{'.' * (BAR - filled)}] {counts}{left}"
        sys.stderr.write("\r" + line.ljust(self.drawn))
        sys.stderr.flush()
        self.drawn = len(line)

    def note(self, sentence: str) -> None:
        """A remark, above the bar."""
        self.clear()
        note(sentence)

    def clear(self) -> None:
        """Take the bar away."""
        if self.drawn:
            sys.stderr.write("\r" + " " * self.drawn + "\r")
            sys.stderr.flush()
            self.drawn = 0
