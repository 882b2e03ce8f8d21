"""The app as a whole: it goes on where it was left, every place has a key, nothing heavy is loaded."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fake_gate import FakeGate
from screen_text import screen_text
from textual import events
from textual.pilot import Pilot
from textual.widgets._toast import Toast

from tutor.service import client
from tutor.tui.app import TutorApp
from tutor.tui.gate import Gate
from tutor.tui.screens.help import HelpScreen
from tutor.tui.screens.home import HomeScreen
from tutor.tui.screens.lesson import LessonScreen
from tutor.tui.where import Place, Where

Golden = Callable[[str, str], None]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def service(own_home: Path) -> Iterator[Path]:
    """A home whose service is ended afterwards."""
    yield own_home
    client.stop()


async def settled(pilot: Pilot[int]) -> str:
    await pilot.app.workers.wait_for_complete()
    for _turn in range(3):
        await pilot.pause()
    return screen_text(pilot.app)


async def until(pilot: Pilot[int], words: str, seconds: float = 60) -> str:
    """The screen as soon as it shows `words`, over the ends of its rows too."""
    deadline = time.monotonic() + seconds
    while words not in (shown := screen_text(pilot.app)) and words not in " ".join(shown.split()):
        assert time.monotonic() < deadline, shown
        await pilot.pause(0.05)
    return shown


async def test_the_app_opens_where_it_was_left(own_home: Path) -> None:
    where = Where()
    where.go(Place("lesson", "scores/scale"))
    async with TutorApp(FakeGate()).run_test(size=(80, 24)) as pilot:
        await settled(pilot)

        assert isinstance(pilot.app.screen, LessonScreen)
        assert pilot.app.screen.lesson == "scores/scale"


async def test_a_torn_state_file_means_home(own_home: Path) -> None:
    own_home.mkdir()
    (own_home / "app-state.json").write_text('{"format": 1, "trail": [["les')
    async with TutorApp(FakeGate()).run_test(size=(80, 24)) as pilot:
        await settled(pilot)

        assert isinstance(pilot.app.screen, HomeScreen)


async def test_help_lists_the_keys_of_the_screen_below(own_home: Path, golden: Golden) -> None:
    async with TutorApp(FakeGate()).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("question_mark")
        golden("help-home-80x24", await settled(pilot))
        await pilot.press("f1")
        await settled(pilot)

        assert not isinstance(pilot.app.screen, HelpScreen)


async def test_the_palette_finds_lessons_by_a_few_letters(own_home: Path) -> None:
    async with TutorApp(FakeGate()).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p", *"scaling")
        await until(pilot, "Read: Scaling")
        await pilot.press("enter", "enter")
        await until(pilot, "Scores ▸ page 2 of 2")

        assert pilot.app.screen.lesson == "scores/scale"  # type: ignore[attr-defined]


async def test_after_the_last_step_a_sentence_says_so(own_home: Path) -> None:
    async with TutorApp(FakeGate()).run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        pilot.app.action_next_exercise("slopes/chain")  # type: ignore[attr-defined]

        assert "Nothing follows this in the course." in await until(pilot, "Nothing follows")


async def test_an_exercise_asked_for_before_the_course_is_known_opens_on_its_own_screen(
    own_home: Path,
) -> None:
    gate = FakeGate()
    gate.hold = asyncio.Event()
    async with TutorApp(gate).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        pilot.app.open_exercise("shift-quiz")  # type: ignore[attr-defined]
        gate.hold.set()
        await until(pilot, "0 of 2 answered")

        assert pilot.app.where.here == Place("quiz", "course:shift-quiz")  # type: ignore[attr-defined]


async def test_an_unknown_exercise_is_no_step_and_no_crash(own_home: Path) -> None:
    where = Where()
    where.go(Place("quiz", "gone:nowhere"))
    gate = FakeGate(exercise=client.ServiceError("There is no exercise gone:nowhere."))
    async with TutorApp(gate).run_test(size=(80, 24)) as pilot:
        assert "There is no exercise gone:nowhere." in await settled(pilot)
        await pilot.press("q")
        await settled(pilot)

        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_home_that_cannot_be_written_is_said(own_home: Path) -> None:
    own_home.write_text("a file in the way of the folder")
    async with TutorApp(FakeGate()).run_test(size=(80, 24), notifications=True) as pilot:
        shown = await until(pilot, "▌")
        said = " ".join(str(toast.render()) for toast in pilot.app.screen.query(Toast))
        assert f"{own_home} cannot be written: what you do will not be kept." in said
        assert "▾     Scores" in shown


async def test_the_first_requests_go_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    under_way, most = 0, 0

    def call(op: str, blob: bytes, **asked: object) -> dict[str, object]:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        time.sleep(0.05)
        under_way -= 1
        return {"op": op}

    monkeypatch.setattr(client, "call", call)
    gate = Gate()
    first = await asyncio.gather(gate.ask("list"), gate.ask("warm"), gate.ask("page"))
    assert [said["op"] for said in first] == ["list", "warm", "page"]
    assert most == 1
    await asyncio.gather(gate.ask("list"), gate.ask("warm"))

    assert most == 2


async def test_the_real_course_is_read_and_a_real_quiz_is_judged(service: Path) -> None:
    async with TutorApp().run_test(size=(80, 40)) as pilot:
        await until(pilot, "passed")
        pilot.app.open_exercise("softmax-quiz")  # type: ignore[attr-defined]
        await until(pilot, "0 of 9 answered")
        await pilot.press("tab", "tab", *"nonsense", "ctrl+r", "ctrl+r")
        shown = await until(pilot, "✗ 0 of 9 right.")
        assert "This question is not answered yet." in shown
        await pilot.press("escape", "q")
        await until(pilot, "[·]  Softmax: what you can say")

    assert client.call("attempts", exercise="softmax-quiz")["attempts"][0]["status"] == "fail"


JUDGE = """
import asyncio, sys
sys.path.insert(0, sys.argv[1])
from tutor.tui.app import TutorApp

async def main():
    app = TutorApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        print(*sorted({name.partition(".")[0] for name in sys.modules}))
        while not app.route.steps:
            await pilot.pause(0.05)
        app.open_lesson("softmax-cross-entropy/softmax")
        app.open_exercise("softmax-quiz")
        await pilot.pause()
        await app.gate.ask("check", b"def softmax(x, axis=-1): return x", exercise="softmax")
        while not app.screen.query("QuestionBox"):
            await pilot.pause(0.05)
        await pilot.press("tab", "a", "ctrl+r", "ctrl+r")
        await app.workers.wait_for_complete()
    print(*sorted({name.partition(".")[0] for name in sys.modules}))

asyncio.run(main())
"""


def test_neither_the_first_paint_nor_a_check_loads_anything_heavy(service: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", JUDGE, str(ROOT)], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    painted, checked = (set(line.split()) for line in done.stdout.splitlines())

    assert not painted & {"torch", "sympy", "numpy", "pydantic", "sqlite3"}
    assert not checked & {"torch", "sympy", "numpy", "pydantic", "sqlite3"}


async def test_keys_pressed_faster_than_screens_are_built_lead_to_the_last_place(own_home: Path) -> None:
    async with TutorApp(FakeGate()).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for keys in (("n", "q", "n"), ("q", "n", "q", "n"), ("question_mark", "escape", "q", "n")):
            for key in keys:
                pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
            await settled(pilot)
        assert isinstance(pilot.app, TutorApp)
        assert not isinstance(pilot.app.screen, HomeScreen | HelpScreen)
        pilot.app.go_home()
        pilot.app.open_lesson("scores/shift")
        pilot.app.go_home()
        pilot.app.open_lesson("scores/scale")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LessonScreen)
        assert pilot.app.screen.lesson == "scores/scale"


async def test_keys_after_the_last_quit_do_nothing(own_home: Path) -> None:
    where = Where()
    where.go(Place("lesson", "scores/scale"))
    async with TutorApp(FakeGate()).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for key in ("q", "q", "n", "j", "q", "n"):
            pilot.app.post_message(events.Key(key, key))
        while pilot.app.return_code is None:
            await asyncio.sleep(0.01)
