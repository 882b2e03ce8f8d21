"""An answer in its file: other editors are equals, and nobody's change is overwritten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from exercise_parts import (
    STARTER,
    answer_file,
    drafts,
    exercise,
    handed_over,
    screen,
    script,
    served,
    settled,
    until,
)
from screen_text import screen_text

from tutor.tui.screens.decision import Decision
from tutor.tui.widgets.lines import Lines

Golden = Callable[[str, str], None]
pytestmark = pytest.mark.usefixtures("own_home")


async def test_an_outside_change_is_read_again_where_nothing_is_unsaved() -> None:
    async with exercise() as pilot:
        answer_file().write_text("theirs\n")
        await until(pilot, lambda: screen(pilot).bench.text == "theirs\n")

        assert not isinstance(pilot.app.screen, Decision)
        assert drafts() == []


async def test_a_save_of_ours_is_not_taken_for_an_outside_change() -> None:
    async with exercise() as pilot:
        await pilot.press("w", "a", "ctrl+s", "b")
        await pilot.pause(0.8)

        assert not isinstance(pilot.app.screen, Decision)
        assert screen(pilot).bench.text == "ab" + STARTER
        assert answer_file().read_text() == "a" + STARTER


@pytest.mark.parametrize(("key", "text"), [("t", "theirs\n"), ("escape", "mine" + STARTER)])
async def test_an_outside_change_never_overwrites_unsaved_text_without_asking(key: str, text: str) -> None:
    async with exercise() as pilot:
        await pilot.press("w", *"mine")
        answer_file().write_text("theirs\n")
        await until(pilot, lambda: isinstance(pilot.app.screen, Decision))
        assert "softmax.py was changed by another program" in await settled(pilot)
        assert drafts() == ["mine" + STARTER]

        await pilot.press(key)
        await settled(pilot)
        await pilot.pause(0.5)

        assert screen(pilot).bench.text == text
        assert not isinstance(pilot.app.screen, Decision)
        await pilot.press("f5")
        await settled(pilot)
        assert answer_file().read_text() == text


async def test_a_check_never_overwrites_a_change_that_was_not_seen_yet() -> None:
    gate = served()
    async with exercise(gate) as pilot:
        bench = screen(pilot).bench
        bench.looking = True
        await pilot.press("w", *"mine")
        answer_file().write_text("theirs\n")
        await pilot.press("f5")
        await settled(pilot)

        assert isinstance(pilot.app.screen, Decision)
        assert answer_file().read_text() == "theirs\n"
        assert "check" not in [op for op, _blob, _asked in gate.asked]


async def test_the_learners_editor_gets_the_saved_text_and_its_result_is_shown(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", script(tmp_path, 'printf "# theirs\\n" >> "$2"') + " --wait")
    async with exercise() as pilot:
        monkeypatch.setattr(pilot.app, "suspend", handed_over)
        await pilot.press("w", *"# a", "enter", "ctrl+e")
        await until(pilot, lambda: screen(pilot).bench.text.endswith("# theirs\n"))
        await pilot.pause(0.4)

        assert screen(pilot).bench.text == answer_file().read_text() == "# a\n" + STARTER + "# theirs\n"


@pytest.mark.parametrize(
    ("editor", "said"),
    [
        ("", "No editor is set; set EDITOR"),
        ("no-such-editor-here", "no-such-editor-here cannot be started"),
        ('vi "', "with a quote that is not closed"),
        ("false", "false ended with code 1"),
    ],
)
async def test_an_editor_that_is_missing_or_fails_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, editor: str, said: str
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    async with exercise() as pilot:
        monkeypatch.setattr(pilot.app, "suspend", handed_over)
        await pilot.press("f4")
        await settled(pilot)

        assert said in " ".join(screen(pilot).pane.query_one("Lines", Lines).text.split())
        assert screen(pilot).bench.text == STARTER


async def test_a_terminal_that_cannot_be_handed_over_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "true")
    async with exercise() as pilot:
        await pilot.press("f4")

        assert "cannot be handed over" in await settled(pilot)


async def test_a_file_that_is_no_text_is_said_and_never_written_over() -> None:
    answer_file().parent.mkdir(parents=True)
    answer_file().write_bytes(b"\xff\xfe")
    async with exercise() as pilot:
        assert "is not UTF-8 text" in " ".join(screen_text(pilot.app).split())
        await pilot.press("w", "a", "f5")
        await settled(pilot)
        assert answer_file().read_bytes() == b"\xff\xfe"

        answer_file().write_text("x = 1\n")
        await until(pilot, lambda: screen(pilot).bench.text == "x = 1\n")


@pytest.mark.parametrize("key", ["k", "escape", "enter"])
async def test_reset_asks_and_changes_nothing_by_default(key: str) -> None:
    async with exercise() as pilot:
        await pilot.press("w", *"mine", "escape", "x")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Decision)
        await pilot.press(key)
        await settled(pilot)

        assert screen(pilot).bench.text == "mine" + STARTER
        assert answer_file().read_text() == STARTER


async def test_reset_keeps_the_answer_with_what_was_not_saved() -> None:
    gate = served()
    async with exercise(gate) as pilot:
        await pilot.press("w", *"mine", "escape", "x")
        await settled(pilot)
        await pilot.press("x")
        shown = await settled(pilot)

        assert screen(pilot).bench.text == answer_file().read_text() == STARTER
        assert answer_file().with_name("softmax.backup-1.py").read_text() == "mine" + STARTER
        assert "Your answer is kept as" in shown
        assert ("note", "reset") in [(op, asked.get("what")) for op, _blob, asked in gate.asked]


async def test_the_palette_offers_what_the_last_line_does_not_show() -> None:
    async with exercise() as pilot:
        await pilot.press("ctrl+p", *"Reset")
        await until(pilot, lambda: "the starter again" in screen_text(pilot.app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Decision))
