"""A name on the command line finds its exercise, or what it may have meant."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tutor.packs import find
from tutor.packs.find import AmbiguousExercise, UnknownExercise, builtin_course, find_exercise, packs
from tutor.packs.problems import PackProblems

DATA = Path(__file__).parent / "data"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with one installed pack, called "small", beside an empty built-in course."""
    course = tmp_path / "builtin"
    (course / "exercises").mkdir(parents=True)
    (course / "pack.toml").write_text('format = 1\nid = "course"\nversion = "1"\ntitle = "Course"\n')
    monkeypatch.setattr(find, "builtin_course", lambda: course)
    shutil.copytree(DATA / "good", tmp_path / "home" / "packs" / "small")
    return tmp_path / "home"


def give_course(home: Path, exercise: str) -> None:
    source = home / "packs" / "small" / "exercises" / exercise
    shutil.copytree(source, find.builtin_course() / "exercises" / exercise)


def test_the_builtin_course_lies_beside_the_package_in_a_checkout():
    assert (builtin_course() / "tutor" / "packs" / "find.py").is_file()


def test_the_builtin_course_lies_in_the_package_once_installed(tmp_path, monkeypatch):
    (tmp_path / "tutor" / "course").mkdir(parents=True)
    monkeypatch.setattr("tutor.__file__", str(tmp_path / "tutor" / "__init__.py"))
    assert builtin_course() == tmp_path / "tutor" / "course"


def test_the_builtin_course_comes_first_and_installed_packs_by_name(home):
    (home / "packs" / "another").mkdir()
    (home / "packs" / ".hidden").mkdir()
    (home / "packs" / "notes.txt").write_text("x")
    assert [path.name for path in packs(home)] == ["builtin", "another", "small"]


def test_a_home_without_packs_has_the_builtin_course(tmp_path):
    assert packs(tmp_path / "nowhere") == [builtin_course()]


def test_an_id_finds_its_exercise_in_an_installed_pack(home):
    exercise = find_exercise("shift", home)
    assert (exercise.pack, exercise.id) == ("small", "shift")


def test_an_id_that_two_packs_share_asks_which(home):
    give_course(home, "shift")
    with pytest.raises(AmbiguousExercise) as caught:
        find_exercise("shift", home)
    assert caught.value.packs == ["course", "small"]
    assert str(caught.value) == '"shift" is in several packs: say "course:shift", "small:shift"'


@pytest.mark.parametrize("pack", ["course", "small"])
def test_a_pack_before_the_colon_chooses(pack, home):
    give_course(home, "shift")
    assert find_exercise(f"{pack}:shift", home).pack == pack


@pytest.mark.parametrize(
    ("name", "suggestions"),
    [
        ("shfit", ["shift"]),
        ("unit_rows", ["unit-rows"]),
        ("Shift", ["shift", "shift-quiz"]),
        ("other:shift", ["shift", "shift-quiz"]),
        ("zebra", []),
        ("", []),
        ("shift\0", ["shift", "shift-quiz"]),
        ("x" * 5000, []),
    ],
)
def test_an_unknown_name_is_refused_with_what_it_may_have_meant(name, suggestions, home):
    with pytest.raises(UnknownExercise) as caught:
        find_exercise(name, home)
    assert caught.value.suggestions == suggestions
    assert str(caught.value).isprintable()


def test_an_unknown_exercise_says_one_sentence(home):
    with pytest.raises(
        UnknownExercise, match=r'^there is no exercise "shiftt"; did you mean "shift", "shift-q'
    ):
        find_exercise("shiftt", home)


def test_finding_one_exercise_opens_no_other(home):
    for folder in (home / "packs" / "small" / "exercises").iterdir():
        if folder.name != "shift":
            (folder / "exercise.toml").write_bytes(b"\xff")
    assert find_exercise("shift", home).id == "shift"


def test_a_broken_exercise_is_found_and_its_problems_said(home):
    (home / "packs" / "small" / "exercises" / "shift" / "cases.py").unlink()
    with pytest.raises(PackProblems, match=r"exercises/shift/cases.py: is missing"):
        find_exercise("shift", home)


def test_a_broken_pack_does_not_hide_an_exercise_of_the_course(home):
    give_course(home, "shift")
    (home / "packs" / "small" / "pack.toml").write_text("id =")
    assert find_exercise("shift", home).pack == "course"


def test_an_exercise_of_a_broken_pack_alone_says_what_is_broken(home):
    (home / "packs" / "small" / "pack.toml").write_text("id =")
    with pytest.raises(PackProblems, match=r"small/pack.toml:1:"):
        find_exercise("shift", home)


@pytest.mark.parametrize("form", ["./unit-rows", "{here}/unit-rows", "../there/unit-rows", "./unit-rows/"])
def test_a_path_is_a_pack_of_one_without_needs(form, home, tmp_path, monkeypatch):
    shutil.copytree(DATA / "good" / "exercises" / "unit-rows", tmp_path / "there" / "unit-rows")
    monkeypatch.chdir(tmp_path / "there")
    exercise = find_exercise(form.format(here=tmp_path / "there"), home)
    assert (exercise.pack, exercise.id, exercise.needs) == ("local", "unit-rows", ())


def test_the_current_folder_is_an_exercise_when_it_is_called_a_dot(home, monkeypatch):
    monkeypatch.chdir(DATA / "good" / "exercises" / "shift")
    assert find_exercise(".", home).id == "shift"


@pytest.mark.parametrize(
    ("path", "what"),
    [("./nowhere", "there is no such folder"), ("./shift/cases.py", "is a file; a folder belongs here")],
)
def test_a_path_that_leads_to_no_exercise_says_so(path, what, home, monkeypatch):
    monkeypatch.chdir(DATA / "good" / "exercises")
    with pytest.raises(PackProblems, match=what):
        find_exercise(path, home)


def test_a_pack_may_not_take_the_name_of_paths(home):
    (home / "packs" / "small" / "pack.toml").write_text(
        'format = 1\nid = "local"\nversion = "1"\ntitle = "x"\n'
    )
    with pytest.raises(PackProblems, match="kept for exercises that are given by their path"):
        find_exercise("shift", home)


def test_thin_clients_find_packs_and_texts_without_pydantic():
    code = "import sys, tutor.packs.find, tutor.packs.texts; print('pydantic' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=builtin_course())
    assert (run.stdout, run.stderr) == ("False\n", "")
