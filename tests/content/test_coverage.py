"""Which row of the course's tables is answered where is data, and every place that it names exists."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from tutor.packs.load import load_course

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "lessons" / "coverage").glob("*.toml"))
ROWS = {"topics": r"\d{1,3}", "lost": r"L\d{1,2}", "mistakes": r"M\d{1,3}"}


@pytest.fixture(scope="module")
def places() -> set[str]:
    course = load_course(ROOT)
    pages = {page.id for unit in course.units for page in unit.lessons}
    led_to = {name for unit in course.units for name in unit.exercises}
    return pages | led_to


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_row_of_a_unit_is_answered_by_a_place_that_a_learner_reaches(
    file: Path, places: set[str]
) -> None:
    said = tomllib.loads(file.read_text(encoding="utf-8"))
    assert set(said) == set(ROWS)
    for table, rows in said.items():
        for row, answers in rows.items():
            assert re.fullmatch(ROWS[table], row), f"{table} {row}"
            assert answers, f"{table} {row} is answered nowhere"
            assert not set(answers) - places, f"{table} {row} names what is not there"


def test_a_place_where_students_got_lost_has_a_page_and_something_to_do() -> None:
    course = load_course(ROOT)
    pages = {page.id for unit in course.units for page in unit.lessons}
    for file in FILES:
        for row, answers in tomllib.loads(file.read_text(encoding="utf-8"))["lost"].items():
            assert set(answers) & pages, f"{file.stem}: no page answers {row}"
            assert set(answers) - pages, f"{file.stem}: no exercise answers {row}"


def test_every_unit_with_pages_says_what_it_answers() -> None:
    course = load_course(ROOT)
    assert {unit.id for unit in course.units if unit.lessons} <= {file.stem for file in FILES}


def test_no_row_is_written_twice_in_a_file() -> None:
    for file in FILES:
        keys = Counter(re.findall(r"(?m)^(\w+) = ", file.read_text(encoding="utf-8")))
        assert max(keys.values(), default=1) == 1, f"{file.stem}: {keys.most_common(1)}"
