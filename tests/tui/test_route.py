"""The course in its order: what follows what, and by which names a step is found."""

from __future__ import annotations

import copy

from fake_gate import LISTING

from tutor.tui.route import Route
from tutor.tui.where import Place


def names(route: Route) -> list[str]:
    return [step.place.name for step in route.steps]


def test_exercises_follow_the_lesson_that_leads_to_them() -> None:
    expected = [
        "scores/shift",
        "course:shift",
        "course:shift-quiz",
        "scores/scale",
        "course:scale",
        "slopes/chain",
    ]

    assert names(Route(LISTING)) == expected


def test_a_quiz_has_a_screen_of_its_own_kind() -> None:
    step = Route(LISTING).find("shift-quiz")

    assert step is not None
    assert step.place == Place("quiz", "course:shift-quiz")


def test_what_follows_is_found_by_bare_and_full_name() -> None:
    route = Route(LISTING)

    assert route.after("shift") == route.after("course:shift") == route.find("shift-quiz")
    assert route.after("slopes/chain") is None
    assert route.after("unknown") is None


def test_lessons_are_neighbours_across_units() -> None:
    route = Route(LISTING)

    assert route.neighbour("scores/scale", 1) == route.find("slopes/chain")
    assert route.neighbour("scores/shift", -1) is None
    assert route.neighbour("slopes/chain", 1) is None


def test_an_exercise_of_two_units_is_one_step() -> None:
    listing = copy.deepcopy(LISTING)
    units = listing["courses"][0]["units"]
    units[1]["lessons"][0]["exercises"] = ["scale"]
    units[1]["exercises"] = [units[0]["exercises"][2]]

    route = Route(listing)

    assert names(route).count("course:scale") == 1
    assert route.after("slopes/chain") is None


def test_a_unit_counts_what_is_passed() -> None:
    scores, slopes = Route(LISTING).stages

    assert (scores.passed, len(scores.exercises)) == (1, 3)
    assert (slopes.passed, len(slopes.exercises)) == (0, 0)


def test_nothing_listed_is_an_empty_route() -> None:
    assert Route().steps == ()
    assert Route().find("shift") is None
