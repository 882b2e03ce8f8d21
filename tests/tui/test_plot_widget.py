"""A plot on a page is moved by keys and mouse, told in a sentence, and never waited for."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fake_gate import FakeGate
from prepared import drawn
from screen_text import screen_text
from textual.pilot import Pilot

from tutor.service.client import ServiceError
from tutor.tui.app import TutorApp
from tutor.tui.pictures import ascii_only
from tutor.tui.where import Place, Where
from tutor.tui.widgets.plot import Picture, PlotBox
from tutor.tui.widgets.slider import Slider

ROOT = Path(__file__).parents[2]
Golden = Callable[[str, str], None]
pytestmark = pytest.mark.usefixtures("own_home", "utf8")

TEXT = "# Shares\n\nMove the cat.\n\n```plot scores\n```\n\nAfter the picture.\n"


@pytest.fixture
def utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")


def app_of(gate: FakeGate) -> TutorApp:
    where = Where()
    where.go(Place("lesson", "scores/shift"))
    return TutorApp(gate, where)


def gate_of(plot: Any = drawn, text: str = TEXT) -> FakeGate:
    return FakeGate(page={"text": text, "exercises": []}, plot=plot)


async def settled(pilot: Pilot[int]) -> str:
    for _turn in range(4):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    return screen_text(pilot.app)


def asked(gate: FakeGate) -> list[dict[str, Any]]:
    return [said["values"] for op, _blob, said in gate.asked if op == "plot"]


async def test_a_page_shows_its_picture_with_sliders_and_sentence(golden: Golden) -> None:
    async with app_of(gate_of()).run_test(size=(80, 24)) as pilot:
        golden("plot-lesson-80x24", await settled(pilot))


async def test_arrows_move_a_slider_and_the_picture_follows() -> None:
    gate = gate_of()
    async with app_of(gate).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("tab", "right")
        assert "The cat has 3 of 5, shared." in await settled(pilot)
        await pilot.press("left", "left")
        assert "The cat has 1 of 5" in await settled(pilot)
        await pilot.press("end")
        assert "The cat has 5 of 5" in await settled(pilot)
        await pilot.press("right", "home")
        assert "The cat has 0 of 5" in await settled(pilot)
        await pilot.press("tab", "right")
        assert "The cat has 0 of 5, own." in await settled(pilot)


async def test_a_click_on_the_track_and_on_its_ends_moves_it() -> None:
    async with app_of(gate_of()).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        slider = pilot.app.screen.query(Slider).first()
        row = screen_text(pilot.app).split("\n")[slider.region.y]
        left, right = row.index("◂") - slider.region.x, row.index("▸", row.index("◂")) - slider.region.x
        await pilot.click(slider, offset=(right - 1, 0))
        assert "The cat has 5 of 5" in await settled(pilot)
        await pilot.click(slider, offset=(left, 0))
        assert "The cat has 4 of 5" in await settled(pilot)
        await pilot.click(slider, offset=(left + 1, 0))
        assert "The cat has 0 of 5" in await settled(pilot)
        await pilot.click(slider, offset=(right, 0))
        assert "The cat has 1 of 5" in await settled(pilot)


async def test_a_drag_carries_the_knob_along() -> None:
    async with app_of(gate_of()).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        slider = pilot.app.screen.query(Slider).first()
        start = slider._start()
        await pilot.mouse_down(slider, offset=(start, 0))
        assert slider.value == 0
        await pilot.hover(slider, offset=(start + slider._track() - 1, 0))
        assert slider.value == 5
        await pilot.mouse_up(slider, offset=(start + slider._track() - 1, 0))
        await pilot.hover(slider, offset=(start, 0))
        assert slider.value == 5
        assert "The cat has 5 of 5" in await settled(pilot)


async def test_what_a_slider_passes_while_the_service_works_is_left_out() -> None:
    gate = gate_of()
    async with app_of(gate).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("tab")
        gate.hold = asyncio.Event()
        await pilot.press("right", "right", "right", "left")
        assert pilot.app.screen.query(Slider).first().value == 4
        gate.hold.set()
        shown = await settled(pilot)

    assert [said.get("cat") for said in asked(gate)] == [None, 3, 4]
    assert "The cat has 4 of 5" in shown


async def test_t_changes_between_picture_and_table() -> None:
    async with app_of(gate_of()).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("tab", "t")
        shown = await settled(pilot)
        assert "class  share" in shown
        assert "█" not in shown.split("After the picture")[0].split("class")[1]
        await pilot.press("right")
        assert "cat        3" in await settled(pilot)
        await pilot.press("t")
        assert "██" in await settled(pilot)


async def test_a_picture_without_sliders_can_be_reached_for_its_table() -> None:
    plot = {"plot": drawn({"values": {}})["plot"], "sliders": []}
    async with app_of(gate_of(plot)).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("tab")
        assert isinstance(pilot.app.screen.focused, Picture)
        await pilot.press("t")
        assert "class  share" in await settled(pilot)


async def test_a_broken_picture_is_a_sentence_and_the_page_goes_on() -> None:
    gate = gate_of(ServiceError("plots/scores.py:3: plot(): ZeroDivisionError: division by zero"))
    async with app_of(gate).run_test(size=(80, 24)) as pilot:
        shown = await settled(pilot)
        assert "This picture cannot be shown: plots/scores.py:3: plot(): ZeroDivisionError" in " ".join(
            shown.split()
        )
        assert "After the picture." in shown


async def test_a_setting_that_fails_leaves_the_slider_to_go_back() -> None:
    def fails_at_three(asked: dict[str, Any]) -> dict[str, Any]:
        if asked["values"].get("cat") == 3:
            raise ServiceError("plot(cat=3): no")
        return drawn(asked)

    async with app_of(gate_of(fails_at_three)).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("tab", "right")
        assert "This picture cannot be shown: plot(cat=3): no" in await settled(pilot)
        await pilot.press("left")
        shown = await settled(pilot)
        assert "The cat has 2 of 5" in shown
        assert "██" in shown


async def test_a_resized_window_draws_the_picture_anew() -> None:
    async with app_of(gate_of()).run_test(size=(80, 24)) as pilot:
        wide = (await settled(pilot)).count("█")
        await pilot.resize_terminal(50, 24)
        assert 0 < (await settled(pilot)).count("█") < wide
        await pilot.resize_terminal(20, 10)
        assert isinstance(await settled(pilot), str)


async def test_leaving_the_page_while_a_picture_is_drawn_harms_nothing() -> None:
    gate = gate_of()
    async with app_of(gate).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        gate.hold = asyncio.Event()
        await pilot.press("tab", "right", "escape", "q")
        await pilot.pause()
        gate.hold.set()
        assert not (pilot.app.screen.query(PlotBox) or "Traceback" in await settled(pilot))


async def test_without_utf8_everything_of_a_plot_is_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.ISO-8859-1")
    async with app_of(gate_of()).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        box = pilot.app.screen.query_one(PlotBox)
        shown = "\n".join((await settled(pilot)).split("\n")[box.region.y : box.region.bottom])
        assert "####" in shown
        assert "<" in shown
        assert shown.isascii()


@pytest.mark.parametrize(
    ("variables", "plain"),
    [
        ({"LC_ALL": "C.UTF-8"}, False),
        ({"LC_ALL": "", "LC_CTYPE": "", "LANG": "zh_CN.GB18030"}, True),
        ({"LC_ALL": "", "LC_CTYPE": "", "LANG": "zh_CN.utf8"}, False),
        ({"LC_ALL": "C.UTF-8", "TERM": "linux"}, True),
    ],
)
def test_ascii_is_for_terminals_that_show_no_braille(
    variables: dict[str, str], plain: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert ascii_only() == plain


def test_the_screen_draws_without_numpy() -> None:
    program = (
        "import sys; sys.path.insert(0, 'tests/text'); from plot_samples import SAMPLES\n"
        "import tutor.tui.screens.lesson; from tutor.tui.pictures import painter\n"
        "for plot in SAMPLES.values(): painter()(plot, 80, 14)\n"
        "print(*{'numpy', 'torch', 'sympy', 'pydantic'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == ""


async def test_what_is_read_below_a_picture_stays_where_it_is() -> None:
    text = TEXT + "\n\n".join(f"Paragraph {n}." for n in range(60))
    gate = gate_of(text=text)
    async with app_of(gate).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("space", "space")
        before = (await settled(pilot)).splitlines()
        await pilot.press("q")
        await settled(pilot)
    first = next(line.strip() for line in before if "Paragraph" in line)
    async with app_of(gate).run_test(size=(80, 24)) as pilot:
        after = (await settled(pilot)).splitlines()

    assert first in (after[1].strip(), after[2].strip())
