"""The way to an exercise holds what it needs, in an order that works, and no more."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tutor.model import Course, Exercise, Lesson, Unit
from tutor.packs.path import reading_minutes, route


def exercise(name: str, *needs: str, uses: tuple[str, ...] = ()) -> Exercise:
    return Exercise("course", name, "code", name.title(), ".", "hash", needs=needs, uses=uses, minutes=10)


def course(**pages: tuple[str, ...]) -> Course:
    lessons = tuple(Lesson(f"u/{name}", "u", name, "", exercises=leads) for name, leads in pages.items())
    return Course("course", "Course", "1", ".", units=(Unit("u", "U", lessons),))


def way(found: dict[str, Exercise], goal: str, here: Course, passed: tuple[str, ...] = ()) -> list[str]:
    return [stop.id for stop in route(here, goal, found.__getitem__, lambda page: "word " * 240, passed)]


FOUND = {
    e.id: e
    for e in (
        exercise("relu"),
        exercise("linear"),
        exercise("mlp", "linear", "relu"),
        exercise("digits", "relu", uses=("mlp",)),
        exercise("other"),
    )
}
PAGES = course(intro=(), lines=("linear", "relu"), deep=("mlp",), last=("other", "digits"))


def test_pages_come_before_the_exercises_that_they_lead_to() -> None:
    assert way(FOUND, "mlp", PAGES) == ["u/intro", "u/lines", "linear", "relu", "u/deep", "mlp"]


def test_what_an_exercise_uses_it_needs() -> None:
    assert way(FOUND, "digits", PAGES)[-3:] == ["mlp", "u/last", "digits"]


def test_what_was_passed_is_known_with_all_that_led_to_it() -> None:
    assert way(FOUND, "digits", PAGES, ("mlp", "relu")) == ["u/last", "digits"]


def test_the_goal_is_on_its_way_even_when_passed() -> None:
    assert way(FOUND, "mlp", PAGES, ("mlp", "linear", "relu")) == ["u/deep", "mlp"]


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=30))
def test_every_need_comes_first_unless_needs_go_round_in_a_circle(edges: list[tuple[int, int]]) -> None:
    found = {
        str(n): exercise(str(n), *dict.fromkeys(str(a) for a, b in edges if b == n and a < b))
        for n in range(8)
    }
    stops = way(found, "7", course())
    for name in stops:
        assert all(stops.index(need) < stops.index(name) for need in found[name].needs)


@given(st.dictionaries(st.sampled_from("abcd"), st.lists(st.sampled_from("abcd"), max_size=3)))
def test_a_circle_of_needs_ends(needs: dict[str, list[str]]) -> None:
    found = {name: exercise(name, *needs.get(name, ())) for name in "abcd"}
    stops = way(found, "a", course())
    assert len(stops) == len(set(stops)) and stops[-1] == "a"


def test_chinese_takes_its_time_too() -> None:
    assert reading_minutes("机器学习就是找一个函数" * 60) == 3
    assert reading_minutes("") == 1
