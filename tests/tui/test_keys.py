"""Keys of one's own: a file names actions; what is wrong with it is one sentence; what is right counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from fake_gate import FakeGate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from screen_text import screen_text
from textual.pilot import Pilot

from tutor.tui.app import TutorApp
from tutor.tui.keys import name_actions, read_keys, write_keys
from tutor.tui.screens.build import BuildScreen
from tutor.tui.screens.help import HelpScreen

KNOWN = {"home.build": ["b"], "home.next": ["n"], "everywhere.help": ["f1", "question_mark"]}


async def settled(pilot: Pilot[int]) -> str:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()
    return screen_text(pilot.app)


@pytest.mark.parametrize(
    ("text", "keys", "says"),
    [
        ('[home]\nbuild = "w, ctrl+b"\n', {"home.build": "w,ctrl+b"}, ""),
        ('[everywhere]\nhelp = "question_mark"\n', {"everywhere.help": "question_mark"}, ""),
        ('[home]\nbiuld = "w"\nnext = "m"\n', {"home.next": "m"}, "Did you mean home.build?"),
        ("[home]\nbuild = 3\n", {}, "home.build takes keys in quotation marks"),
        ('[home]\nbuild = "contrl+b"\n', {}, "contrl+b is no key"),
        ('[home]\nbuild = ""\n', {}, "takes keys in quotation marks"),
        ("[home\n", {}, "is no TOML"),
        ('home = "b"\n', {}, "there is no action home."),
    ],
)
def test_a_file_of_keys(tmp_path: Path, text: str, keys: dict[str, str], says: str) -> None:
    path = tmp_path / "keys.toml"
    path.write_text(text)
    found, said = read_keys(path, KNOWN)

    assert found == keys
    assert says in said
    assert bool(said) == bool(says)


def test_no_file_is_no_problem(tmp_path: Path) -> None:
    assert read_keys(tmp_path / "keys.toml", KNOWN) == ({}, "")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=80))
def test_any_file_is_read_or_answered_with_one_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "keys.toml"
    path.write_bytes(data)
    keys, _said = read_keys(path, KNOWN)

    assert keys.keys() <= KNOWN.keys()


def test_the_file_that_we_write_names_every_action_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    assert write_keys(path, KNOWN)
    assert read_keys(path, KNOWN) == ({}, "")
    path.write_text(path.read_text().replace("# [", "[").replace("# build", "build"))
    assert read_keys(path, KNOWN) == ({"home.build": "b"}, "")
    assert not write_keys(path, KNOWN)


async def test_a_key_of_ones_own_replaces_ours_in_footer_and_help(own_home: Path) -> None:
    own_home.mkdir()
    (own_home / "keys.toml").write_text('[home]\nbuild = "z"\n')
    async with TutorApp(FakeGate()).run_test(size=(80, 24)) as pilot:
        assert "z build …" in await settled(pilot)
        await pilot.press("b")
        await settled(pilot)
        assert not isinstance(pilot.app.screen, BuildScreen)
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        assert ("z", "build …") in pilot.app.screen.keys
        await pilot.press("escape", "z")
        await settled(pilot)

        assert isinstance(pilot.app.screen, BuildScreen)


async def test_a_bad_file_is_one_sentence_and_our_keys_stay(own_home: Path) -> None:
    own_home.mkdir()
    (own_home / "keys.toml").write_text('[home]\nbuild = "no such key"\n')
    async with TutorApp(FakeGate()).run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        (told,) = [note.message for note in pilot.app._notifications]
        assert told == f"{own_home / 'keys.toml'}: home.build: no such key is no key."
        await pilot.press("b")
        await settled(pilot)

        assert isinstance(pilot.app.screen, BuildScreen)


def test_every_f_key_has_a_second_key() -> None:
    from tutor.tui.screens import exercise, lesson, quiz  # noqa: F401 - their bindings are looked at

    only = {
        name: keys
        for name, keys in name_actions().items()
        if keys and all(key[0] == "f" and key[1:].isdigit() for key in keys)
    }
    # Textual's own two in a text area: shift and the arrows do the same.
    assert only.keys() <= {"answer-editor.select-line", "answer-editor.select-all"}
