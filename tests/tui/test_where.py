"""Where the learner is survives any end of the program, and no file can stop the app."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.tui.where import LONGEST_TRAIL, Place, Where

LESSON, EXERCISE = Place("lesson", "scores/shift"), Place("exercise", "course:shift")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "app-state.json"


def test_a_first_start_is_at_home(path: Path) -> None:
    where = Where(path)

    assert where.here is None
    assert where.last is None


def test_every_change_is_in_the_file_at_once(path: Path) -> None:
    where = Where(path)
    where.go(LESSON)
    where.read_to("scores/shift", 7)
    where.go(EXERCISE)

    again = Where(path)

    assert again.trail == [LESSON, EXERCISE]
    assert again.block("scores/shift") == 7
    assert again.block("never/read") == 0


def test_the_way_back_leads_over_the_trail(path: Path) -> None:
    where = Where(path)
    where.go(LESSON)
    where.go(EXERCISE)

    assert where.back() == LESSON
    assert where.back() is None
    assert where.last == LESSON


def test_a_place_on_the_trail_is_returned_to(path: Path) -> None:
    where = Where(path)
    where.go(LESSON)
    where.go(EXERCISE)
    where.go(LESSON)

    assert where.trail == [LESSON]


def test_going_on_replaces_the_current_place(path: Path) -> None:
    where = Where(path)
    where.go(LESSON)
    where.go(EXERCISE)
    where.go_on(Place("exercise", "course:scale"))

    assert where.trail == [LESSON, Place("exercise", "course:scale")]


def test_home_forgets_the_trail_but_not_the_last_place(path: Path) -> None:
    where = Where(path)
    where.go(EXERCISE)
    where.go_home()

    assert Where(path).here is None
    assert Where(path).last == EXERCISE


def test_the_trail_does_not_grow_for_ever(path: Path) -> None:
    where = Where(path)
    for n in range(3 * LONGEST_TRAIL):
        where.go(Place("exercise", f"course:{n}"))

    assert len(Where(path).trail) == LONGEST_TRAIL


@given(st.binary(max_size=200))
def test_no_bytes_in_the_file_stop_the_start(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any-state.json"
    path.write_bytes(data)

    assert Where(path).trail == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["lesson", "quiz"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


@given(trail=JSON, last=JSON, blocks=JSON)
def test_no_values_in_the_file_stop_the_start(
    tmp_path_factory: pytest.TempPathFactory, trail: object, last: object, blocks: object
) -> None:
    path = tmp_path_factory.getbasetemp() / "any-values.json"
    path.write_text(json.dumps({"format": 1, "trail": trail, "last": last, "blocks": blocks}))

    where = Where(path)

    assert all(place.kind in ("lesson", "exercise", "quiz") for place in where.trail)
    assert all(isinstance(where.block(page), int) for page in where.blocks)


def test_what_is_nested_too_deep_means_home(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("[" * 100_000)

    assert Where(path).here is None


def test_a_place_that_cannot_be_written_does_not_stop_the_app(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file in the way of the folder")
    where = Where(tmp_path / "home" / "app-state.json")

    where.go(LESSON)

    assert where.here == LESSON


def test_a_kill_leaves_a_whole_file(path: Path) -> None:
    program = (
        "import sys, pathlib; from tutor.tui.where import *\n"
        "where = Where(pathlib.Path(sys.argv[1])); n = 0\n"
        "while True:\n"
        "    n += 1; where.go(Place('lesson', f'unit/{n}')); where.read_to('unit/1', n)\n"
        "    if n == 50: print('running', flush=True)\n"
    )
    running = subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE)
    assert running.stdout is not None
    with running.stdout:
        running.stdout.readline()
        os.kill(running.pid, signal.SIGKILL)
        running.wait()

    where = Where(path)

    assert where.block("unit/1") >= 49
    assert where.here is not None
