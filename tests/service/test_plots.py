"""The request `plot`: a page's picture at any place of its sliders, and plain words for what is not there."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tutor.sandbox.hosts import Hosts
from tutor.service import plotting
from tutor.service.plotting import Plots
from tutor.service.requests import BadRequest

PAGE = "softmax-cross-entropy/softmax"


def nothing(said: dict[str, object]) -> None: ...


@pytest.fixture
def plots(hosts: Hosts, own_home: Path) -> Iterator[Plots]:
    yield Plots(hosts)


def asked(plots: Plots, **request: object) -> dict[str, object]:
    return plots.plot({"page": PAGE, "name": "three-scores", **request}, b"", nothing)


def test_a_plot_comes_with_its_sliders(plots: Plots) -> None:
    said = asked(plots)
    assert said["sliders"] == [{"name": "cat", "values": [-4 + n / 2 for n in range(21)], "at": 12}]
    assert said["plot"]["sentence"].startswith("With 2 for the cat, its share is 0.705")  # type: ignore[index]


@pytest.mark.parametrize("value", [4, 4.0, "4", "4.0"])
def test_a_slider_is_moved_by_a_number_or_by_its_text(plots: Plots, value: object) -> None:
    said = asked(plots, values={"cat": value})
    assert said["sliders"][0]["at"] == 16  # type: ignore[index]
    assert said["plot"]["sentence"].startswith("With 4 for the cat")  # type: ignore[index]


def test_a_page_is_found_by_its_short_name_too(plots: Plots) -> None:
    assert asked(plots, page="softmax") == asked(plots)


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        ({"page": "no/page"}, "There is no lesson no/page."),
        ({"page": ""}, "The request lacks page."),
        ({"name": "four-scores"}, "The page softmax-cross-entropy/softmax has no picture four-scores."),
        ({"name": "../plots/three-scores"}, "has no picture"),
        ({"values": {"dog": 1}}, "three-scores has no slider dog; its sliders: cat."),
        (
            {"values": {"cat": 2.3}},
            "cat cannot be 2.3: it goes from -4.0 to 6.0, next to this are 2.0 and 2.5.",
        ),
        ({"values": {"cat": "large"}}, "cat cannot be large"),
        ({"values": {"cat": [1]}}, "cat cannot be [1]"),
        ({"values": {"cat": float("nan")}}, "cat cannot be nan"),
    ],
)
def test_what_is_not_there_is_said(plots: Plots, request_: dict[str, object], said: str) -> None:
    with pytest.raises(BadRequest) as problem:
        asked(plots, **request_)
    assert said in str(problem.value)


def test_a_slider_that_returns_asks_no_cell(plots: Plots, monkeypatch: pytest.MonkeyPatch) -> None:
    first = asked(plots, values={"cat": 3})
    monkeypatch.setattr(plotting, "ask", None)
    assert asked(plots, values={"cat": 3}) == first


def test_the_next_places_are_drawn_meanwhile(plots: Plots, monkeypatch: pytest.MonkeyPatch) -> None:
    asked(plots, values={"cat": 1}, ahead=True)
    limit = time.monotonic() + 20
    while len(plots.kept) < 3 and time.monotonic() < limit:
        time.sleep(0.01)
    monkeypatch.setattr(plotting, "ask", None)
    for cat in (0.5, 1, 1.5):
        assert asked(plots, values={"cat": cat})["plot"]["sentence"].startswith(f"With {cat:g} for")  # type: ignore[index]


def test_only_so_many_plots_are_kept(plots: Plots, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plotting, "KEPT", 2)
    for cat in (1, 2, 3):
        asked(plots, values={"cat": cat})
    assert len(plots.kept) == 2
