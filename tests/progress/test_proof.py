"""Which two exercises prove a unit, what counts as a proof, and when the rest comes back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tutor.progress.entries import Event, Key
from tutor.progress.mastery import Task
from tutor.progress.proof import FIRST_REVIEW, depths, hardest, later, proved_at, solved_alone

START = datetime(2026, 3, 1, 9, tzinfo=UTC)


def key(name: object) -> Key:
    return "course", str(name)


def task(name: str, *needs: str, minutes: int | None = 10) -> Task:
    return Task(key(name), needs=tuple(map(key, needs)), minutes=minutes)


def at(days: float) -> str:
    return (START + timedelta(days=days)).isoformat(timespec="microseconds")


def shown(days: float, really: bool = True) -> Event:
    return Event(str(days), at(days), "course", "a", "solution", {"shown": really})


def test_the_hardest_are_the_deepest_and_of_these_the_longest() -> None:
    course = [
        task("first", minutes=90),
        task("second", "first"),
        task("short", "second", minutes=5),
        task("long", "second", minutes=30),
        task("also", "second", minutes=30),
        task("outside", "missing"),
    ]
    depth = depths(course)
    assert [depth[each.key] for each in course] == [0, 1, 2, 2, 2, 0]
    assert hardest(course, depth) == hardest(course[::-1], depth) == (key("also"), key("long"))
    assert hardest(course[:2], depth) == ()


EDGES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20)


@given(EDGES, st.randoms(use_true_random=False))
def test_depth_is_above_that_of_every_need_and_does_not_hang_on_order(
    edges: list[tuple[int, int]], random: st.DataObject
) -> None:
    needs = {n: sorted({a for a, b in edges if b == n and a < b}) for n in range(8)}
    tasks = [task(str(n), *map(str, each)) for n, each in needs.items()]
    found = depths(tasks)
    for n, each in needs.items():
        assert found[key(n)] == max((found[key(a)] + 1 for a in each), default=0)
    random.shuffle(tasks)  # type: ignore[attr-defined]
    assert depths(tasks) == found


@given(EDGES)
def test_circles_of_needs_end_in_some_depth(edges: list[tuple[int, int]]) -> None:
    tasks = [task(str(n), *(str(a) for a, b in edges if b == n)) for n in range(8)]
    assert depths(tasks) == depths(tasks[::-1])


def test_a_pass_after_the_solution_was_shown_proves_nothing() -> None:
    assert solved_alone([], []) is None
    assert solved_alone([at(3), at(1)], []) == START + timedelta(days=1)
    assert solved_alone([at(1)], [shown(0)]) is None
    assert solved_alone([at(1)], [shown(2), shown(0, really=False)]) == START + timedelta(days=1)


def test_a_unit_is_proved_when_the_last_of_its_two_is_solved() -> None:
    wanted = [key("a"), key("b")]
    solved = {key("a"): START, key("b"): START + timedelta(days=2), key("c"): START + timedelta(days=9)}
    assert proved_at(wanted, solved) == START + timedelta(days=2)
    assert proved_at(wanted, {key("a"): START}) is proved_at((), solved) is None


def test_what_was_skipped_comes_back_later_and_not_all_at_once() -> None:
    dates = later(START, [key(n) for n in range(5)])
    days = [date.at for date in dates.values()]
    assert min(days) == START + FIRST_REVIEW and len(set(days)) == 5 and days == sorted(days)
    assert all(date.passes == 0 for date in dates.values())
