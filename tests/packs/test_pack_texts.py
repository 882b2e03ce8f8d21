"""Texts come in the learner's language where there is one, and say when a translation has aged."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tutor import words
from tutor.packs import texts
from tutor.packs.load import load_course, load_exercise
from tutor.packs.problems import PackProblems
from tutor.packs.texts import Text

DATA = Path(__file__).parent / "data"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA / "good", tmp_path / "good"))


@pytest.fixture
def shift(pack: Path):
    return load_exercise(pack / "exercises" / "shift", "small")


def age(path: Path, seconds: float) -> None:
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns - int(seconds * 1e9)))


def test_a_statement_comes_in_the_language_asked_for(shift):
    assert texts.statement(shift, "zh") == Text("从每个分数中减去最大的分数。\n", "zh")
    assert texts.statement(shift, "en") == Text("Subtract the largest score from every score.\n", "en")


def test_the_language_of_the_request_is_the_default(shift):
    words.use("zh")
    try:
        assert texts.statement(shift).language == "zh"
        assert texts.localised(shift).title == "平移分数"
    finally:
        words.use("en")
    assert texts.statement(shift).language == "en"


def test_what_is_not_translated_falls_back_to_english_and_says_so(shift):
    assert texts.worked(shift, "zh") == Text("Scores only matter by their differences.\n", "en")
    assert texts.statement(shift, "de").language == "en"


def test_hints_come_one_by_one(shift):
    assert [hint.text for hint in texts.hints(shift)] == [
        "What is the largest entry of the answer?",
        "The largest score becomes zero.",
    ]


def test_an_exercise_without_hints_has_none(pack):
    exercise = load_exercise(pack / "exercises" / "sigmoid-slope", "small")
    assert texts.hints(exercise) == ()
    assert texts.worked(exercise).text == ""


def test_hint_separators_need_a_line_of_their_own():
    assert texts.split_hints("---\na --- b\n\n----\n| - |\n|---|\n---  \n\n") == ["a --- b", "| - |\n|---|"]


def test_a_translation_older_than_its_source_says_so(shift):
    path = Path(shift.folder) / "statement.zh.md"
    assert not texts.statement(shift, "zh").outdated
    age(path, 3600)
    assert texts.statement(shift, "zh").outdated


def test_files_written_together_are_no_older_than_each_other(shift):
    path = Path(shift.folder) / "statement.zh.md"
    status = (Path(shift.folder) / "statement.md").stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns - 500_000_000))
    assert not texts.statement(shift, "zh").outdated


def test_translated_messages_replace_only_what_is_translated(shift):
    chinese = texts.localised(shift, "zh")
    assert chinese.title == "平移分数"
    assert chinese.mistakes[0].message == "结果里没有零。最大的分数变成了多少？"
    assert chinese.mistakes[0].help == shift.mistakes[0].help
    assert chinese.mistakes[1] == shift.mistakes[1]
    assert "返回" in chinese.sources["starter.py"]
    assert chinese.hash == shift.hash


def test_translated_slips_replace_what_slips_say(pack):
    exercise = load_exercise(pack / "exercises" / "sigmoid-slope", "small")
    chinese = texts.localised(exercise, "zh")
    assert chinese.derivation is not None and exercise.derivation is not None
    assert chinese.derivation.slips[0].says == "-z 的内层导数是什么？"
    assert chinese.derivation.slips[0].line == exercise.derivation.slips[0].line


def test_an_exercise_without_translation_is_returned_as_it_is(pack):
    exercise = load_exercise(pack / "exercises" / "shift-quiz", "small")
    assert texts.localised(exercise, "zh") is exercise


def test_messages_older_than_what_they_translate_say_so(shift):
    assert not texts.translation_outdated(shift, "zh")
    age(Path(shift.folder) / "text.zh.toml", 60)
    assert texts.translation_outdated(shift, "zh")
    assert not texts.translation_outdated(shift, "de")


def test_a_lesson_comes_in_its_language(pack):
    page = load_course(pack).units[0].lessons[0]
    assert texts.lesson(page, "zh").text.startswith("---\ntitle: 平移分数\n")
    assert texts.lesson(page, "de").language == "en"


def test_a_quiz_comes_as_written(pack):
    exercise = load_exercise(pack / "exercises" / "shift-quiz", "small")
    assert texts.quiz(exercise).text == exercise.sources["quiz.md"]


@pytest.mark.parametrize("data", [b"\xff", b"\x1b[2J"])
def test_a_text_that_cannot_be_read_is_one_problem_with_its_file(data, shift):
    (Path(shift.folder) / "statement.zh.md").write_bytes(data)
    with pytest.raises(PackProblems, match=r"^shift/statement.zh.md:1: "):
        texts.statement(shift, "zh")


def test_a_broken_translation_file_is_a_problem_and_no_crash(shift):
    (Path(shift.folder) / "text.zh.toml").write_text("title = 3")
    with pytest.raises(PackProblems, match=r"text.zh.toml: title: must be a text in quotes, not 3$"):
        texts.localised(shift, "zh")
