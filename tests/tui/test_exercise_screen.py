"""An exercise: read, write in any editor, be told; nothing typed is lost, nobody's change overwritten."""

from __future__ import annotations

import asyncio
import os
import signal
import stat
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from fake_gate import FakeGate, entry
from screen_text import screen_text
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Collapsible

from tutor import home
from tutor.service import client, protocol
from tutor.service.client import ServiceError
from tutor.tui.app import TutorApp
from tutor.tui.screens.decision import Decision
from tutor.tui.screens.exercise import ExerciseScreen
from tutor.tui.where import Place, Where
from tutor.tui.widgets.lines import Lines

Golden = Callable[[str, str], None]
pytestmark = pytest.mark.usefixtures("own_home")

STARTER = '''import numpy as np


def softmax(x: np.ndarray, axis: int = -1) -> np.ndarray:
    """Probabilities from scores.

    x: any shape; every slice along `axis` holds the scores of one example.
    Returns the shape of x; every slice along `axis` sums to 1.
    """
    raise NotImplementedError
'''
STATEMENT = """# Softmax

Write `softmax(x, axis=-1)`. It turns scores into probabilities:

$$p_i = \\frac{e^{x_i}}{\\sum_j e^{x_j}}$$

Scores may be as large as 1000.
"""
ABOUT = entry("softmax") | {
    "title": "Softmax that never overflows",
    "pack": "course",
    "statement": STATEMENT,
    "starter": STARTER,
    "functions": ["softmax"],
    "hints": 2,
}
SLOPE = ABOUT | {
    "id": "slope",
    "kind": "derivation",
    "starter": "# One step a line.\n# start: diff(f, z)\n# goal:  f*(1 - f)\n",
    "functions": [],
}
MESSAGE = "The columns sum to 1 and the rows do not. Which axis holds the classes?"


def verdict(status: str = "fail", **more: Any) -> dict[str, Any]:
    case = {"name": "two rows", "x": "[[0, 1], [2, 0]]"}
    wrong = {"name": "values", "status": "fail", "message": MESSAGE, "case": case}
    wrong |= {"expected": "[0.27, 0.73]", "actual": "[0.12, 0.73]", "where": [0]}
    good = [{"name": "shape", "status": "pass"}, {"name": "repeatable", "status": "pass"}]
    failed = status == "fail"
    said = {
        "kind": "code",
        "status": status,
        "message": MESSAGE if failed else "Right.",
        "help": "Divide along the last axis." if failed else "",
        "mistake": "wrong_axis" if failed else None,
        "checks": [*good, *([wrong] if failed else [])],
        "seed": 7,
        "stdout": "",
        "millis": {"total": 11.2},
    }
    return {"verdict": said | more, "note": "", "tier": "namespaces"}


@asynccontextmanager
async def exercise(
    gate: FakeGate | None = None, size: tuple[int, int] = (80, 24), name: str = "course:softmax"
) -> AsyncIterator[Pilot[int]]:
    """The app at an exercise, once everything has come."""
    where = Where()
    where.go(Place("exercise", name))
    async with TutorApp(gate or served(), where).run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot


def served(**answers: Any) -> FakeGate:
    return FakeGate(**{"exercise": ABOUT, "check": verdict(), "note": {"noted": True}, **answers})


def screen(pilot: Pilot[int]) -> ExerciseScreen:
    return next(s for s in reversed(pilot.app.screen_stack) if isinstance(s, ExerciseScreen))


async def settled(pilot: Pilot[int]) -> str:
    """What is shown once nothing is under way any more."""
    for _turn in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    return screen_text(pilot.app)


async def until(pilot: Pilot[int], true: Callable[[], bool], seconds: float = 5.0) -> None:
    """Wait for something that a timer brings about."""
    for _turn in range(int(seconds / 0.05)):
        if true():
            return
        await pilot.pause(0.05)
    raise AssertionError(f"it did not come true:\n{screen_text(pilot.app)}")


def answer_file(name: str = "softmax", ending: str = ".py") -> Path:
    return home.answers_dir() / name / (name + ending)


def drafts() -> list[str]:
    return [p.read_text().partition("\n")[2] for p in (home.home() / "drafts").glob("*.draft")]


# ------------------------------------------------------------------------------------------- pictures


async def test_opening_shows_signature_statement_and_starter(golden: Golden) -> None:
    async with exercise() as pilot:
        golden("exercise-80x24", screen_text(pilot.app))

        assert answer_file().read_text() == STARTER


async def test_a_failed_answer_shows_what_is_right_and_the_best_message(golden: Golden) -> None:
    async with exercise() as pilot:
        await pilot.press("f5")
        golden("exercise-failed-80x24", await settled(pilot))


async def test_a_wide_terminal_shows_parts_side_by_side(golden: Golden) -> None:
    async with exercise(size=(160, 50)) as pilot:
        await pilot.press("f5")
        golden("exercise-failed-160x50", await settled(pilot))


async def test_a_small_terminal_is_told_so_and_still_works(golden: Golden) -> None:
    async with exercise(size=(40, 12)) as pilot:
        await pilot.press("w", "f5", "escape")
        golden("exercise-failed-40x12", await settled(pilot))


async def test_a_derivation_shows_a_mark_on_every_line(golden: Golden) -> None:
    lines = [
        {"n": 1, "text": "f*(1 - f)", "verdict": "follows", "message": ""},
        {"n": 2, "text": "= f", "verdict": "does_not_follow", "message": ""},
    ]
    said = verdict(kind="derivation", lines=lines, first_wrong=2, message="Line 2: Where is 1 - f?")
    async with exercise(served(exercise=SLOPE, check=said), name="course:slope") as pilot:
        await pilot.press("w", *"f*(1 - f)", "enter", *"= f", "f5")
        golden("exercise-derivation-80x24", await settled(pilot))

        assert answer_file("slope", ".txt").read_text() == SLOPE["starter"] + "f*(1 - f)\n= f"


async def test_a_certificate_is_marked_at_its_line_when_it_comes() -> None:
    lines = [
        {"n": 1, "text": "f*(1 - f)", "verdict": "follows", "message": ""},
        {"n": 2, "text": "= f", "verdict": "does_not_follow", "message": ""},
    ]
    asked: list[dict[str, Any]] = []

    def certify(request: dict[str, Any]) -> dict[str, Any]:
        asked.append(request)
        request["on_part"]({"n": 1, "certificate": {"exact": {"K": 2}, "says": "exact for K = 2"}})
        request["on_part"]({"n": 7, "certificate": {"exact": {}, "says": "of a line that is not there"}})
        return {"asked": 1, "certified": 1}

    said = verdict(kind="derivation", lines=lines, first_wrong=2)
    gate = served(exercise=SLOPE, check=said, certify=certify)
    async with exercise(gate, name="course:slope") as pilot:
        await pilot.press("w", *"f*(1 - f)", "f5")
        shown = (await settled(pilot)).splitlines()
        at = next(n for n, row in enumerate(shown) if "1 ✓ f*(1 - f)" in row)
        assert shown[at + 1].strip(" │┃▌|").startswith("exact for K = 2")
        assert "not there" not in "\n".join(shown)
        assert [request["lines"] for request in asked] == [[1]]


async def test_without_colours_every_mark_is_still_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with exercise() as pilot:
        await pilot.press("f5")
        shown = await settled(pilot)

    assert "✓ shape · repeatable" in shown
    assert f"✗ values: {MESSAGE[:40]}" in shown


# ------------------------------------------------------------------------------------------- judging


async def test_checking_saves_first_and_sends_what_is_typed() -> None:
    gate = served()
    async with exercise(gate) as pilot:
        await pilot.press("w", "#", "space", "a", "enter", "f5")
        await settled(pilot)

        written = answer_file().read_text()
        assert written == "# a\n" + STARTER
        (check,) = [blob for op, blob, _asked in gate.asked if op == "check"]
        assert check.decode() == written
        assert drafts() == []


async def test_a_pass_says_what_n_does_and_goes_nowhere() -> None:
    async with exercise(served(check=verdict("pass"))) as pilot:
        await pilot.press("f5")
        shown = await settled(pilot)
        await pilot.pause(0.5)

        assert "✓ Passed: shape · repeatable" in shown
        assert "n (in the editor F8) goes on to what follows" in shown
        assert "✓ passed · 1 attempt · 11 ms · namespaces" in shown
        assert isinstance(pilot.app.screen, ExerciseScreen)


async def test_what_costs_no_attempt_is_not_counted() -> None:
    async with exercise(served(check=verdict("invalid"))) as pilot:
        await pilot.press("f5")

        assert "not tried yet" in await settled(pilot)


async def test_the_first_line_says_what_is_going_on_and_keys_still_work() -> None:
    gate = served()
    async with exercise(gate) as pilot:
        await pilot.press("w")
        gate.hold = asyncio.Event()
        await pilot.press("f5")
        await pilot.pause()
        assert "judging …" in screen_text(pilot.app)

        await pilot.press("#", "f5")
        await pilot.pause()
        assert screen(pilot).bench.text.startswith("#")

        gate.hold.set()
        await settled(pilot)
        assert "judging" not in screen_text(pilot.app).splitlines()[0]
        assert [op for op, _blob, _asked in gate.asked].count("check") == 1


async def test_a_service_that_dies_is_a_sentence_and_nothing_typed_is_lost() -> None:
    gate = served(check=ServiceError("The background service died while it worked on this; see x.log."))
    async with exercise(gate) as pilot:
        await pilot.press("w", *"abc", "f5")
        shown = await settled(pilot)

        assert "! The background service died" in shown
        assert screen(pilot).bench.text == answer_file().read_text() == "abc" + STARTER

        gate.answers["check"] = verdict()
        await pilot.press("f5")
        assert "✗ values" in await settled(pilot)


async def test_a_fault_of_the_program_is_a_sentence_too() -> None:
    gate = served(check=ZeroDivisionError())
    async with exercise(gate) as pilot:
        await pilot.press("f5")
        for _turn in range(5):
            await pilot.pause()

        assert "fault of the program, not of your answer" in screen_text(pilot.app)
        assert not screen(pilot).busy


async def test_a_pack_that_is_gone_when_opening_is_a_sentence_and_can_be_asked_again() -> None:
    gate = served(exercise=ServiceError("There is no exercise softmax.", 2))
    async with exercise(gate) as pilot:
        assert "! There is no exercise softmax. F5 asks again" in screen_text(pilot.app)
        assert not answer_file().exists()

        gate.answers["exercise"] = ABOUT
        await pilot.press("f5")
        assert "def softmax" in await settled(pilot)


async def test_hints_runs_and_solutions_are_shown_in_the_pane() -> None:
    gate = served(
        hint={"n": 1, "of": 2, "text": "What do the rows sum to?", "again": False},
        run={"cases": [], "stdout": "hello\n", "problem": "", "help": ""},
        solution={"shown": True, "worked": "Because $x$.", "solution": "answer = 42\n"},
    )
    async with exercise(gate) as pilot:
        await pilot.press("h")
        assert "What do the rows sum to?" in await settled(pilot)
        await pilot.press("r")
        shown = await settled(pilot)
        assert "hello" in shown
        assert "What do the rows sum to?" not in shown
        await pilot.press("s")
        assert "answer = 42" in await settled(pilot)


async def test_folded_parts_open_with_enter() -> None:
    async with exercise() as pilot:
        await pilot.press("f5")
        assert "Divide along" not in await settled(pilot)
        await pilot.press("tab", "enter")

        assert "Divide along the last axis." in await settled(pilot)
        assert len(screen(pilot).query(Collapsible)) == 2


# ------------------------------------------------------------------------------------------- editing


async def test_enter_keeps_indentation_and_a_colon_deepens_it() -> None:
    async with exercise() as pilot:
        bench = screen(pilot).bench
        bench.editor.change("")
        await pilot.press("w", *"def f():", "enter", *"x", "enter", *"y", "enter", "backspace", *"z")

        assert bench.text == "def f():\n    x\n    y\nz"


async def test_escape_leaves_the_editor_so_that_letters_are_keys() -> None:
    gate = served(hint={"n": 1, "of": 1, "text": "Look.", "again": False})
    async with exercise(gate) as pilot:
        await pilot.press("w", "h")
        await settled(pilot)
        assert screen(pilot).bench.text.startswith("h")
        assert "F2 hint" in screen_text(pilot.app).splitlines()[-1]
        await pilot.press("escape", "h")
        await settled(pilot)

        assert "hint" in [op for op, _blob, _asked in gate.asked]
        assert screen(pilot).bench.text == "h" + STARTER


async def test_a_pasted_megabyte_is_refused_in_one_sentence() -> None:
    async with exercise() as pilot:
        await pilot.press("w")
        pilot.app.post_message(Paste("x = 1\n" * 170_000))
        shown = await settled(pilot)

        assert "! Nothing was pasted. This text has 997 KiB; an answer has at most 64 KiB." in shown
        assert screen(pilot).bench.text == STARTER


async def test_a_pasted_answer_is_kept() -> None:
    async with exercise() as pilot:
        await pilot.press("w")
        pilot.app.post_message(Paste("# mine\n"))
        await settled(pilot)

        assert screen(pilot).bench.text == "# mine\n" + STARTER


async def test_unsaved_text_is_kept_within_a_second_and_comes_back() -> None:
    async with exercise() as pilot:
        await pilot.press("w", *"abc")
        await until(pilot, lambda: drafts() == ["abc" + STARTER], seconds=1.0)
        assert "unsaved" in screen_text(pilot.app)

    async with exercise() as pilot:
        assert screen(pilot).bench.text == "abc" + STARTER
        assert answer_file().read_text() == STARTER
        assert "unsaved" in screen_text(pilot.app)


async def test_leaving_at_once_keeps_what_was_just_typed() -> None:
    async with exercise() as pilot:
        await pilot.press("w", *"abc", "escape", "q")
        await settled(pilot)
        assert drafts() == ["abc" + STARTER]

    async with exercise() as pilot:
        await pilot.press("w", "d", "ctrl+q")

    assert drafts() == ["dabc" + STARTER]


async def test_putting_the_program_aside_keeps_what_was_just_typed() -> None:
    async with exercise() as pilot:
        await pilot.press("w", *"abc")
        pilot.app.app_suspend_signal.publish(pilot.app)

        assert drafts() == ["abc" + STARTER]


async def test_a_draft_whose_file_has_changed_is_asked_about() -> None:
    async with exercise() as pilot:
        await pilot.press("w", *"abc")
    answer_file().write_text("theirs\n")

    async with exercise() as pilot:
        assert isinstance(pilot.app.screen, Decision)
        assert drafts() == ["abc" + STARTER]
        await pilot.press("t")
        await settled(pilot)

        assert screen(pilot).bench.text == "theirs\n"
        assert drafts() == []
        await pilot.press("w", "ctrl+z")
        assert screen(pilot).bench.text == "abc" + STARTER


async def test_a_draft_may_be_kept_over_a_changed_file() -> None:
    async with exercise() as pilot:
        await pilot.press("w", *"abc")
    answer_file().write_text("theirs\n")

    async with exercise() as pilot:
        await pilot.press("k")
        await settled(pilot)
        assert screen(pilot).bench.text == "abc" + STARTER
        assert answer_file().read_text() == "theirs\n"

        await pilot.press("ctrl+s")
        await settled(pilot)
        assert answer_file().read_text() == "abc" + STARTER


# ------------------------------------------------------------------------------------- other editors


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


# --------------------------------------------------------------------------------------------- reset


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


# --------------------------------------------------------------------------------- the real service


@pytest.fixture
def real_service(own_home: Path) -> Iterator[None]:
    # The sources may have been edited since this process looked at them first.
    protocol.build.cache_clear()
    yield
    client.stop()


async def idle(pilot: Pilot[int]) -> str:
    await until(pilot, lambda: bool(screen(pilot).about) and not screen(pilot).busy, seconds=60)
    return screen_text(pilot.app)


@pytest.mark.usefixtures("real_service")
async def test_softmax_over_the_wrong_axis_is_named_and_the_right_one_passes() -> None:
    body = "import numpy as np\n\n\ndef softmax(x, axis=-1):\n"
    body += (
        "    e = np.exp(x - np.max(x, axis=A, keepdims=True))\n    return e / e.sum(axis=A, keepdims=True)\n"
    )
    where = Where()
    where.go(Place("exercise", "course:softmax"))
    async with TutorApp(where=where).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: bool(screen(pilot).about), seconds=60)
        await idle(pilot)
        screen(pilot).bench.editor.change(body.replace("A", "0"))
        await pilot.press("f5")
        assert "Which axis holds the classes?" in " ".join((await idle(pilot)).split())

        pid = (await pilot.app.gate.ask("ping"))["pid"]  # type: ignore[attr-defined]
        os.kill(pid, signal.SIGKILL)
        screen(pilot).bench.editor.change(body.replace("A", "axis"))
        await pilot.press("f5")
        shown = await idle(pilot)

        assert "✓ Passed" in shown
        assert "2 attempts" in shown
        assert stat.S_ISREG(answer_file().stat().st_mode)


@contextmanager
def handed_over() -> Iterator[None]:
    """In place of `App.suspend`, which a test's terminal does not support."""
    yield


def script(folder: Path, line: str) -> str:
    path = folder / "editor.sh"
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o755)
    return str(path)
