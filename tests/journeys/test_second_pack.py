"""A pack in another field than ours uses every feature of the format, and passes the author's test."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from outside_pack import CHANCE, copied

from tutor.authors.check import check
from tutor.authors.report import Result
from tutor.judge.code import Draws
from tutor.packs.load import load_course, load_exercise, load_homework
from tutor.packs.spec import SPECS, ExerciseSpec
from tutor.text.quiz import parse

UNUSED = {"variants"}  # none named means all that fit, which is what this author wants


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory, draws: Draws) -> Result:
    return check(copied(tmp_path_factory.mktemp("outside") / "chance"), draws)


def test_it_passes_the_authors_test(checked: Result) -> None:
    assert checked.problems == []
    assert {r.exercise: r.problems for r in checked.reports if not r.ok} == {}
    assert len(checked.reports) == 9 and checked.ok


def test_the_advice_is_only_what_stays_untranslated_or_slow(checked: Result) -> None:
    others = [text for text in checked.advice if not re.search("not yet in zh|changed after it| ms; ", text)]
    assert others == []


@pytest.mark.parametrize("spec", [ExerciseSpec, *SPECS.values()])
def test_every_key_of_the_format_is_used(spec: type[ExerciseSpec]) -> None:
    used: set[str] = set()
    for path in CHANCE.glob("exercises/*/exercise.toml"):
        table = tomllib.loads(path.read_text("utf-8"))
        if spec is ExerciseSpec or spec is SPECS[table["kind"]]:
            used |= table.keys()
    shared = set() if spec is ExerciseSpec else ExerciseSpec.model_fields.keys()
    assert spec.model_fields.keys() - shared - used - UNUSED == set()


def test_every_form_of_question_is_asked() -> None:
    texts = [
        path.read_text("utf-8") for path in CHANCE.glob("lessons/*/[0-9]*.md") if ".zh." not in path.name
    ]
    quizzes = [part.split("```", 1)[0] for text in texts for part in text.split("```quiz\n")[1:]]
    drawn = (CHANCE / "exercises" / "posterior-quiz" / "quiz.md").read_text("utf-8")
    quizzes.append(re.sub(r"\{\w+\}", "7", drawn))
    questions = [question for text in quizzes for question in parse(text).questions]
    forms = {type(question.form).__name__ for question in questions}
    assert forms == {"Choice", "Blank", "Number", "Shape", "Formula", "Order", "Match"}
    assert any(q.telling for q in questions) and any(q.explain for q in questions)


def test_the_homework_says_everything_that_can_be_said() -> None:
    homework = load_homework(CHANCE)
    assert homework is not None and homework.late is not None and homework.due is not None
    assert homework.due.utcoffset() is not None
    assert (homework.identify_by, homework.feedback, homework.attempts) == ("number", "symptom", 10)
    assert homework.points["two-state-weather"] == {"tomorrow": 1, "in_the_long_run": 3, "seen": 2}


def test_one_page_and_one_exercise_speak_chinese() -> None:
    course = load_course(CHANCE)
    assert course.languages == ("en", "zh") and [len(unit.lessons) for unit in course.units] == [2, 2]
    exercise = load_exercise(Path(course.folder) / "exercises" / "posterior", course.id)
    assert (Path(exercise.folder) / "statement.zh.md").exists()
    assert (CHANCE / "lessons" / "01-believing" / "01-a-test.zh.md").exists()
