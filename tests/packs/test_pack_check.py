"""Everything wrong in a pack is said at once, in our words, with file and place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import tutor
from tutor.packs.check import check_pack
from tutor.packs.load import load_course, load_exercise
from tutor.packs.problems import PackProblems, Problem

DATA = Path(__file__).parent / "data"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A writable copy of the pack in which all is right."""
    return Path(shutil.copytree(DATA / "good", tmp_path / "good"))


def said(folder: Path) -> list[str]:
    return [str(problem) for problem in check_pack(folder)]


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_good_pack_has_no_problems():
    assert said(DATA / "good") == []


@pytest.mark.parametrize("name", ["shift", "unit-rows", "sigmoid-slope", "shift-quiz"])
def test_each_good_exercise_has_no_problems_as_a_pack_of_one(name, pack, tmp_path):
    alone = shutil.copytree(pack / "exercises" / name, tmp_path / name)
    assert said(alone) == []


def test_every_mistake_in_every_file_of_a_broken_pack_is_said_at_once():
    expected = (DATA / "broken.txt").read_text(encoding="utf-8").splitlines()
    assert said(DATA / "broken") == expected


def test_no_sentence_is_pydantics_own():
    text = "\n".join(said(DATA / "broken"))
    for foreign in ("Input should", "Extra inputs", "Field required", "validation error", "Value error"):
        assert foreign not in text


def test_loading_a_broken_exercise_raises_all_its_problems():
    with pytest.raises(PackProblems) as caught:
        load_exercise(DATA / "broken" / "exercises" / "code-keys", "broken")
    lines = str(caught.value).splitlines()
    assert len(lines) == len(caught.value.problems) > 20
    assert all(line.startswith("exercises/code-keys/exercise.toml: ") for line in lines)


def test_loading_a_broken_course_raises_all_its_problems():
    with pytest.raises(PackProblems) as caught:
        load_course(DATA / "broken")
    files = {problem.file.partition(":")[0] for problem in caught.value.problems}
    assert {"pack.toml", "lessons/01-one/01-first.md", "lessons/no-number"} <= files


def test_a_problem_reads_file_key_what():
    assert (
        str(Problem("a.toml", "[[slips]][1].line", "is missing")) == "a.toml: [[slips]][1].line: is missing"
    )
    assert str(Problem("a.toml", "", "is missing")) == "a.toml: is missing"


def test_a_problem_cannot_write_escape_codes_to_the_terminal():
    problem = Problem("a\n.toml", "k\x1b[2J", "is \u202e wrong \udcff")
    assert str(problem).isprintable()


def test_a_newer_tutor_that_a_pack_asks_for_is_named(pack):
    replace(pack / "pack.toml", '">=0.1"', '">=0.1, <99, >=98.2"')
    [line] = said(pack)
    assert "asks for tutor >=0.1, <99, >=98.2" in line and tutor.__version__ in line


def test_homework_dates_must_come_in_order(pack):
    replace(pack / "pack.toml", "solutions_from = 2026-11-10", "solutions_from = 2026-10-10")
    assert said(pack) == ["pack.toml: [homework]: solutions_from must not come before due"]


def test_homework_may_only_ask_for_exercises_of_the_pack(pack):
    replace(pack / "pack.toml", 'exercises = ["shift", ', 'exercises = ["shfit", ')
    assert said(pack) == [
        'pack.toml: [homework].exercises[1]: there is no exercise "shfit", did you mean "shift"?',
        'pack.toml: [homework].points.shift: is not among exercises, did you mean "shfit"?',
    ]


def test_points_are_a_number_or_a_table_by_part(pack):
    replace(pack / "pack.toml", "shift = 4,", "shift = { values = 3, extra = -1 },")
    [line] = said(pack)
    assert line.startswith("pack.toml: [homework].points.shift: must be a number from 0 to 1000, or a table")
    replace(pack / "pack.toml", ", extra = -1 }", " }")
    assert said(pack) == []
    replace(pack / "pack.toml", "{ values = 3 }", "true")
    assert said(pack)[0].endswith("by output, not true")


def test_feedback_is_one_of_four(pack):
    replace(pack / "pack.toml", 'identify_by = "number"', 'identify_by = "number"\nfeedback = "symptoms"')
    [line] = said(pack)
    assert line.startswith("pack.toml: [homework].feedback: ") and 'did you mean "symptom"' in line


def test_a_time_without_a_zone_is_refused(pack):
    replace(pack / "pack.toml", "due = 2026-11-02T23:59:00+01:00", "due = 2026-11-02T23:59:00")
    [line] = said(pack)
    assert line.startswith("pack.toml: [homework].due: must be a date and time with its zone")


@pytest.mark.parametrize("name", ["exercise.toml", "statement.md", "starter.py", "reference.py", "cases.py"])
def test_a_missing_file_is_named(name, pack):
    (pack / "exercises" / "shift" / name).unlink()
    assert f"exercises/shift/{name}: is missing" in said(pack)


def test_a_quiz_needs_its_questions(pack):
    (pack / "exercises" / "shift-quiz" / "quiz.md").unlink()
    assert said(pack) == ["exercises/shift-quiz/quiz.md: is missing"]


def test_a_statement_is_not_needed_to_judge(pack):
    (pack / "exercises" / "shift" / "statement.md").unlink()
    assert load_exercise(pack / "exercises" / "shift", "small").id == "shift"


def test_two_exercises_with_one_id_are_found(pack):
    shutil.copytree(pack / "exercises" / "shift", pack / "exercises" / "shift-again")
    assert said(pack) == [
        'exercises/shift-again/exercise.toml: id: "shift" must be the name of its folder, "shift-again"',
        'exercises/shift-again/exercise.toml: id: "shift" is also the id of "shift"',
    ]


def test_needs_of_a_pack_of_one_may_name_anything(pack, tmp_path):
    replace(pack / "exercises" / "shift" / "exercise.toml", "minutes = 5", 'needs = ["elsewhere"]')
    alone = shutil.copytree(pack / "exercises" / "shift", tmp_path / "shift")
    assert said(alone) == []
    assert said(pack) == ['exercises/shift/exercise.toml: needs[1]: there is no exercise "elsewhere"']


def test_a_folder_that_is_neither_pack_nor_exercise_says_so(tmp_path):
    assert said(tmp_path) == ["pack.toml: is missing; it says what the pack is called"]


def test_a_path_that_does_not_exist_says_so(tmp_path):
    assert said(tmp_path / "nowhere") == ["nowhere: there is no such folder"]


def test_a_file_given_as_a_pack_says_so(pack):
    assert said(pack / "pack.toml") == ["pack.toml: is a file; a folder belongs here"]


def test_an_exercise_given_relative_to_here_is_named_by_its_folder(pack, monkeypatch):
    folder = pack / "exercises" / "shift"
    shutil.move(folder, pack.parent / "shift")
    monkeypatch.chdir(pack.parent / "shift")
    Path("cases.py").unlink()
    assert said(Path()) == ["shift/cases.py: is missing"]


def test_a_file_where_the_exercises_should_lie_says_so(pack):
    shutil.rmtree(pack / "exercises")
    (pack / "exercises").write_text("none")
    assert "exercises: is a file; a folder belongs here" in said(pack)


def test_a_file_where_accepted_answers_should_lie_says_so(pack):
    shutil.rmtree(pack / "exercises" / "shift" / "accept")
    (pack / "exercises" / "shift" / "accept").write_text("none")
    assert said(pack) == ["exercises/shift/accept: is a file; a folder belongs here"]


def test_an_exercise_that_is_a_link_out_of_the_pack_is_refused(pack, tmp_path):
    outside = shutil.move(pack / "exercises" / "shift-quiz", tmp_path / "shift-quiz")
    (pack / "exercises" / "shift-quiz").symlink_to(outside)
    assert (
        "exercises/shift-quiz/exercise.toml: is a link that leads out of the pack; copy the file into it"
        in (said(pack))
    )


def test_a_lesson_may_be_a_link_within_the_pack(pack):
    lessons = pack / "lessons" / "02-slopes"
    (lessons / "01-sigmoid.md").rename(pack / "shared.md")
    (lessons / "01-sigmoid.md").symlink_to(pack / "shared.md")
    assert said(pack) == []


def test_a_starter_in_another_language_may_differ_in_words_only(pack):
    replace(pack / "exercises" / "shift" / "text.zh.toml", "raise NotImplementedError", "return x - x.max()")
    assert said(pack) == [
        "exercises/shift/text.zh.toml: starter: differs from starter.py in more than comments and docstrings"
    ]


def test_an_odd_escape_in_a_docstring_is_no_problem(pack):
    replace(
        pack / "exercises" / "shift" / "reference.py", "import torch", '"""\\d and \\sum"""\nimport torch'
    )
    assert said(pack) == []
