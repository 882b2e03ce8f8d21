"""`tutor pack preview`: a pack as its learners will see it, read again at every save."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from tutor import home
from tutor.cli.learning import listing, show_page
from tutor.cli.output import WRONG_USE, ascii_only, fail, note, say
from tutor.packs.find import ONLY_PACK
from tutor.packs.saves import saved
from tutor.service import client
from tutor.words import _

SECONDS_BETWEEN_LOOKS = 0.3


@click.command()
@click.argument("path", type=click.Path())
@click.option("--exercise", default="", metavar="ID", help="Show this exercise first.")
@click.option("--page", default="", metavar="UNIT/NAME", help="Show this lesson first.")
@click.option("--plain", is_flag=True, help="Plain lines: the whole of it anew at every save.")
def preview(path: str, exercise: str, page: str, plain: bool) -> int:
    """Show the pack in the folder PATH as learners will see it, read again at every save.

    PATH may also be the folder of one exercise of a pack. What is wrong with the pack is said above what is
    shown. Nothing is recorded, and nothing of your own is touched. End with q, in plain lines with Ctrl-C.
    """
    if exercise and page:
        raise click.UsageError(_("Name an exercise or a page, not both."))
    folder = Path(path).absolute()
    if folder.parent.name == "exercises" and (folder / "exercise.toml").exists():
        folder, exercise = folder.parents[1], exercise or folder.name
    if not any((folder / name).exists() for name in ("pack.toml", "lessons/course.toml")):
        said = _("{path} is no pack: it holds no pack.toml. Begin one with: tutor pack new DIR")
        return fail(said.format(path=path), WRONG_USE, False)
    in_lines = plain or not (sys.stdin.isatty() and sys.stdout.isatty()) or ascii_only()
    with alone(folder):
        if in_lines:
            return _in_lines(folder, exercise or page)
        from tutor.tui.preview import run

        return run(folder, page, exercise)


@contextmanager
def alone(pack: Path) -> Iterator[None]:
    """A home and a service of their own, in which this is the only pack; both are gone afterwards."""
    temporary = tempfile.mkdtemp(prefix="byhand-preview-")
    before = {name: os.environ.get(name) for name in ("TUTOR_HOME", ONLY_PACK)}
    os.environ |= {"TUTOR_HOME": temporary, ONLY_PACK: str(pack)}
    for ending in (signal.SIGHUP, signal.SIGTERM):  # a closed terminal must not leave a service behind
        signal.signal(ending, lambda number, _frame: sys.exit(128 + number))
    try:
        yield
    finally:
        try:
            lock = Path(f"{home.socket_path()}.lock")
            client.stop()
            lock.unlink(missing_ok=True)
        except (home.HomeError, client.ServiceError, OSError) as problem:
            note(str(problem))
        for name, value in before.items():
            os.environ.pop(name, None) if value is None else os.environ.__setitem__(name, value)
        shutil.rmtree(temporary, ignore_errors=True)


def _in_lines(pack: Path, page: str) -> int:
    say(_("Watching {path}. Ctrl-C ends.").format(path=pack))
    seen = None
    while True:
        now = saved(pack)
        if now != seen:
            seen = now
            _tell(pack, page)
        time.sleep(SECONDS_BETWEEN_LOOKS)


def _tell(pack: Path, page: str) -> None:
    """What is wrong with the pack, then what was asked for as far as it can be read."""
    say("")
    problems: list[str] = []
    try:
        problems = client.call("pack_problems", path=str(pack))["problems"]
        for problem in problems:
            say(_("To mend: {problem}").format(problem=problem))
        if page:
            show_page(client.call("page", page=page))
        elif listing.callback is not None:
            listing.callback(as_json=False)
    except client.ServiceError as problem:
        if not problems:
            note(str(problem))
