"""An author sees at every save what learners will see, and what is wrong instead of an end."""

from __future__ import annotations

import asyncio
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from screen_text import screen_text
from textual.containers import VerticalScroll
from textual.pilot import Pilot

from tutor.authors.scaffold import TEMPLATE
from tutor.packs.find import ONLY_PACK
from tutor.packs.saves import saved
from tutor.service.client import ServiceError
from tutor.service.jobs import Jobs
from tutor.tui.gate import Gate
from tutor.tui.preview import PreviewApp

PAGE = "first-steps/squared-error"


class InProcess(Gate):
    """The real service's answers, without a process of its own."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.jobs = jobs

    async def ask(self, op: str, blob: bytes = b"", **asked: Any) -> dict[str, Any]:
        said = await asyncio.to_thread(self.jobs.answer, op, asked, blob, lambda part: None)
        if "error" in said:
            raise ServiceError(said["error"], said["exit"])
        return said


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[InProcess]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TUTOR_HOME", str(tmp_path_factory.mktemp("home")))
        jobs = Jobs()
        yield InProcess(jobs)
        jobs.close()


@pytest.fixture
def pack(tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "pack"
    shutil.copytree(TEMPLATE, folder)
    monkeypatch.setenv(ONLY_PACK, str(folder))
    return folder


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


async def until(pilot: Pilot[int], holds: Callable[[str], bool]) -> str:
    """The screen's text once it is as it should be; a save is noticed within a third of a second."""
    for _look in range(200):
        await pilot.pause(0.05)
        if holds(shown := screen_text(pilot.app)):
            return shown
    raise AssertionError(f"the screen never came to this:\n{shown}")


def paper(pilot: Pilot[int]) -> VerticalScroll:
    return pilot.app.screen.query_one("#paper", VerticalScroll)


async def test_a_page_follows_every_save_in_place_and_says_what_is_wrong(pack: Path, gate: InProcess) -> None:
    page = next(pack.glob("lessons/*/*.md"))
    change(page, "title:", "title: ")
    page.write_text(page.read_text() + "\n\n".join(f"Line {n}." for n in range(80)) + "\n\nThe end.\n")
    async with PreviewApp(pack, page=PAGE, gate=gate).run_test(size=(140, 24)) as pilot:
        await until(pilot, lambda shown: "squared" in shown and paper(pilot).max_scroll_y > 80)
        await pilot.press("end")
        await until(pilot, lambda shown: "The end." in shown)
        there = paper(pilot).scroll_y
        change(page, "The end.", "The very end.")
        await until(pilot, lambda shown: "The very end." in shown)
        assert paper(pilot).scroll_y == there > 0

        change(page, "title: ", "titel: ")
        shown = await until(pilot, lambda shown: "titel" in shown)
        assert 'did you mean "title"?' in shown and "Line 7" in shown
        change(page, "titel: ", "title: ")
        await until(pilot, lambda shown: "✗" not in shown and "The very end." in shown)


async def test_an_exercise_follows_every_save_and_keeps_an_answer_begun(pack: Path, gate: InProcess) -> None:
    folder = pack / "exercises" / "mean-squared-error"
    async with PreviewApp(pack, exercise="mean-squared-error", gate=gate).run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda shown: "NotImplementedError" in shown)
        change(folder / "exercise.toml", "The mean squared error", "Another title")
        change(folder / "starter.py", "NotImplementedError", "NotImplementedError('begin here')")
        await until(pilot, lambda shown: "Another title" in shown and "begin here" in shown)
        await pilot.press("w", *"mine")
        change(folder / "starter.py", "begin here", "or here")
        (folder / "statement.md").write_text("# A title\n\nSomething else is asked.\n")
        shown = await until(pilot, lambda shown: "Something else is asked." in shown)
        assert "mine" in shown and "or here" not in shown


async def test_a_save_while_the_screen_is_being_filled_does_not_leave_it_half_filled(
    pack: Path, gate: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = pack / "exercises" / "mean-squared-error"
    filling = threading.Event()
    write_text = Path.write_text

    def slow(path: Path, *given: Any, **named: Any) -> int:
        if path.name == "mean_squared_error.py" and not path.is_relative_to(pack):
            filling.set()
            time.sleep(1.0)
        return write_text(path, *given, **named)

    async with PreviewApp(pack, exercise="mean-squared-error", gate=gate).run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda shown: "NotImplementedError" in shown)
        change(folder / "exercise.toml", "The mean squared error", "Another title")
        change(folder / "starter.py", "NotImplementedError", "NotImplementedError('begin here')")
        monkeypatch.setattr(Path, "write_text", slow)
        assert await asyncio.to_thread(filling.wait, 20)
        os.utime(folder / "exercise.toml")
        await until(pilot, lambda shown: "Another title" in shown and "begin here" in shown)


async def test_a_save_behind_a_dialogue_is_shown_once_that_closes(pack: Path, gate: InProcess) -> None:
    spec = pack / "exercises" / "mean-squared-error" / "exercise.toml"
    async with PreviewApp(pack, exercise="mean-squared-error", gate=gate).run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda shown: "NotImplementedError" in shown)
        await pilot.press("f1")
        await until(pilot, lambda shown: pilot.app.screen.is_modal)
        change(spec, "The mean squared error", "Another title")
        await pilot.pause(1.0)
        await pilot.press("escape")
        await until(pilot, lambda shown: "Another title" in shown)


async def test_what_is_broken_at_first_opens_once_it_is_mended(pack: Path, gate: InProcess) -> None:
    spec = pack / "exercises" / "squared-error-quiz" / "exercise.toml"
    change(spec, 'kind = "quiz"', 'kind = "quizz"')
    async with PreviewApp(pack, exercise="squared-error-quiz", gate=gate).run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda shown: 'did you mean "quiz"?' in shown)
        change(spec, "quizz", "quiz")
        await until(pilot, lambda shown: "0 of" in shown and "did you mean" not in shown)
        question = pack / "exercises" / "squared-error-quiz" / "quiz.md"
        question.write_text("## How many?\n\n= 3\n")
        await until(pilot, lambda shown: "How many?" in shown)


def test_hidden_and_cached_files_are_no_saves(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "page.md").write_text("one")
    before = saved(tmp_path)
    (tmp_path / "a" / ".page.md.swp").write_text("x")
    (tmp_path / "a" / "page.md~").write_text("x")
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "x.pyc").write_text("x")
    assert saved(tmp_path) == before
    (tmp_path / "a" / "page.md").write_text("three")
    assert saved(tmp_path) != before
