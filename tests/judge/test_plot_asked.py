"""Plots asked of real cells: what a hostile file does ends as one sentence with file and line, in time."""

from __future__ import annotations

import ast
import time
from pathlib import Path
from typing import Any

import pytest

from tutor import words
from tutor.authors.plots import check_plots
from tutor.judge.drawn import PackBroken
from tutor.judge.plot.ask import SECONDS, ask, start_of
from tutor.model import Course
from tutor.packs.load import load_course
from tutor.packs.plots import PlotFile, load_plot
from tutor.packs.sliders import read_sliders
from tutor.sandbox.hosts import Hosts
from tutor.text.plot.draw import draw

ROOT = Path(__file__).parents[2]
READY = Path(__file__).parent / "plot_pack"
TAIL = '"sentence": "It is so.", "table": [("x", "y"), (1, 2)]}'
BARS = f'{{"kind": "bars", "labels": ["a"], "values": [1.0], {TAIL}'


def plot_of(source: str) -> PlotFile:
    tree = ast.parse(source)
    sliders = read_sliders(tree, lambda what, line: None)
    function = next(node for node in tree.body if isinstance(node, ast.FunctionDef))
    return PlotFile("p", "plots/p.py", source, function.lineno, sliders or (), "language" in source)


def drawn(source: str, hosts: Hosts, **values: Any) -> dict[str, Any]:
    plot = plot_of(source)
    return ask(plot, [start_of(plot) | values], hosts).plots[0]


def test_several_settings_are_asked_of_one_cell(hosts: Hosts) -> None:
    plot = plot_of(
        "SLIDERS = {'n': (1, 3, 1)}\nCALLS = []\n"
        f"def plot(n=1):\n    CALLS.append(n)\n    return {BARS} | {{'values': [len(CALLS) + n]}}\n"
    )
    found = ask(plot, [{"n": 1}, {"n": 3}], hosts).plots
    assert [p["groups"][0]["values"] for p in found] == [[2.0], [5.0]]


def test_chance_is_fixed_so_that_a_slider_that_returns_shows_the_same(hosts: Hosts) -> None:
    source = f"import numpy as np\ndef plot():\n    return {BARS} | {{'values': [np.random.rand()]}}\n"
    assert drawn(source, hosts) == drawn(source, hosts)


def test_a_plot_speaks_the_readers_language(hosts: Hosts) -> None:
    plot = load_plot(READY / "lessons/01-ready/01-pictures.md", "softmax-temperature", READY)
    words.use("zh")
    try:
        (found,) = ask(plot, [start_of(plot)], hosts).plots
    finally:
        words.use("en")
    assert found["sentence"].endswith("次序始终不变。")
    assert "the order never changes" in ask(plot, [start_of(plot)], hosts).plots[0]["sentence"]


@pytest.mark.parametrize(
    ("body", "line", "said"),
    [
        ("while True: pass", 1, "it takes longer than 2 seconds"),
        ("import os; os._exit(0)", 1, "its process ended early"),
        ("raise SystemExit", 2, "SystemExit"),
        ("return 1 / 0", 2, "ZeroDivisionError: division by zero"),
        (f"return {BARS} | {{'values': [0.0] * 10_000_000}}", 1, ""),
        ("import numpy as np; return {'x': np.zeros(10_000_000 // 8)}", 1, "more than the 1024 KiB"),
        ("return 'x' * 10_000_000", 1, "more than the 1024 KiB"),
        ("return {'kind': object()}", 1, "TypeError"),
        ("return [1, 2]", 1, "plot must return a dict"),
        (f"return {BARS} | {{'values': ['one']}}", 1, '"values" must hold numbers'),
        ("import socket; socket.socket()", 2, ""),
        ("open('/etc/passwd').read()", 2, "Error"),
        ("import torch", 2, "ModuleNotFoundError"),
        ("x = [0] * 10**10", 2, "MemoryError"),
        ("while True: print('x' * 1000)", 1, ""),
    ],
)
def test_a_hostile_plot_is_one_sentence(body: str, line: int, said: str, hosts: Hosts) -> None:
    began = time.monotonic()
    with pytest.raises(PackBroken) as problem:
        drawn(f"def plot():\n    {body}\n", hosts)
    shown = str(problem.value)
    assert shown.startswith(f"plots/p.py:{line}: plot(): ")
    assert said in shown
    assert "\n" not in shown
    assert time.monotonic() - began < SECONDS + 10


def test_a_broken_setting_is_named(hosts: Hosts) -> None:
    source = f"SLIDERS = {{'n': (0, 2, 1)}}\ndef plot(n=1):\n    1 / n\n    return {BARS}\n"
    with pytest.raises(PackBroken, match=r"plots/p.py:3: plot\(n=0\): ZeroDivisionError"):
        drawn(source, hosts, n=0)


def courses() -> list[Course]:
    return [load_course(ROOT), load_course(READY)]


def test_every_plot_of_the_course_and_of_the_ready_ones_holds_at_its_ends(hosts: Hosts) -> None:
    """No problems; whether one is slow depends on the machine, whether a slider does nothing does not."""
    for course in courses():
        problems, advice = check_plots(course, hosts)
        assert problems == []
        assert not [said for said in advice if "shows the same" in said]


def test_every_plot_fits_eighty_columns_at_each_place_of_each_slider(hosts: Hosts) -> None:
    for course in courses():
        for page in (page for unit in course.units for page in unit.lessons):
            path = Path(page.path)
            for name in page.plots:
                plot = load_plot(path, name, Path(course.folder))
                for slider in plot.sliders:
                    settings = [start_of(plot) | {slider.name: value} for value in slider.values]
                    for found in ask(plot, settings, hosts).plots:
                        assert len(draw(found, 72, 14)) <= 20, name


def test_the_authors_check_names_what_is_broken_and_what_does_nothing(hosts: Hosts, tmp_path: Path) -> None:
    (tmp_path / "lessons/01-one/plots").mkdir(parents=True)
    (tmp_path / "pack.toml").write_text('format = 1\nid = "p"\nversion = "1"\ntitle = "P"\n')
    (tmp_path / "lessons/01-one/01-page.md").write_text(
        "---\ntitle: P\nintroduces: []\n---\n\n```plot idle\n```\n\n```plot late\n```\n"
    )
    plots = tmp_path / "lessons/01-one/plots"
    (plots / "idle.py").write_text(f"SLIDERS = {{'n': (0, 2, 1)}}\n\n\ndef plot(n=1):\n    return {BARS}\n")
    (plots / "late.py").write_text(
        f"SLIDERS = {{'n': (0, 2, 1)}}\ndef plot(n=1):\n    {BARS}[n - 2]\n    return {BARS}\n"
    )
    problems, advice = check_plots(load_course(tmp_path), hosts)
    assert problems == [f"{plots}/late.py:3: plot(n=1): KeyError: -1"]
    assert f"{plots}/idle.py:4: n shows the same at both of its ends" in advice
