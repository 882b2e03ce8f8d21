"""A pack on disk becomes the model; edits are seen at once; the hash tells what was judged."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from tutor.model import Lesson, Limits, Mistake, Name, Property, Rules, Tolerance, Unit
from tutor.packs.homework import Homework, Late
from tutor.packs.load import load_course, load_exercise, load_homework
from tutor.packs.problems import PackProblems

DATA = Path(__file__).parent / "data"
EXERCISES = DATA / "good" / "exercises"


@pytest.fixture
def shift(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXERCISES / "shift", tmp_path / "shift"))


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_every_key_of_a_code_exercise_arrives():
    exercise = load_exercise(EXERCISES / "shift", "small")
    assert (exercise.pack, exercise.id, exercise.kind) == ("small", "shift", "code")
    assert exercise.folder == str(EXERCISES / "shift")
    assert (exercise.minutes, exercise.points, exercise.source) == (5, 2.0, "lecture 3")
    assert (exercise.functions, exercise.returns) == (("shift",), ("shifted",))
    assert exercise.libraries == ("numpy", "torch")
    assert exercise.limits == Limits(2.0, 256)
    assert exercise.tolerance == Tolerance(1e-6, None)
    assert exercise.rules == Rules(("scipy",), loops=False)
    assert exercise.properties == (
        Property("deterministic"),
        Property("invariant_to_shift", {"argument": "x", "axis": -1, "amount": 3}),
    )
    assert exercise.mistakes == (
        Mistake(
            "added_instead",
            "No entry of your result is zero, and all of them have grown. What became of the largest score?",
            "Subtract the maximum; adding it moves the scores the other way.",
        ),
        Mistake(
            "wrong_end",
            "The smallest entry of your result is zero. Which one should be?",
            "Shift by the largest score.",
        ),
    )
    assert set(exercise.sources) == {
        "starter.py",
        "reference.py",
        "cases.py",
        "mistakes.py",
        "accept/loop.py",
    }


def test_an_exercise_with_run_and_links_arrives():
    exercise = load_exercise(EXERCISES / "unit-rows", "small")
    assert exercise.needs == ("shift", "course:softmax")
    assert (exercise.bridge, exercise.uses, exercise.seeds) == ("shift", ("shift",), 2)
    assert exercise.functions == ("fit", "rows")
    assert {"run.py", "checks.py"} <= exercise.sources.keys()


def test_every_key_of_a_derivation_arrives():
    exercise = load_exercise(EXERCISES / "sigmoid-slope", "small")
    derivation = exercise.derivation
    assert derivation is not None
    assert derivation.start == "diff(1/(1 + exp(-z)), z)"
    assert derivation.goal_uses == ("sigmoid", "z")
    assert derivation.names == {
        "z": Name("scalar"),
        "v": Name("vector", ("K",), "positive"),
        "S": Name("matrix", ("K", "K"), "spd"),
        "i": Name("index", ("K",)),
        "w": Name("vector", ("d",)),
    }
    assert derivation.sizes == {"K": (2, 3), "d": (3, 2)}
    assert derivation.definitions == {"u[i]": "exp(v[i])"}
    assert derivation.slips[0].name == "lost-sign"
    assert [len(lines) for lines in derivation.accept] == [1, 2]
    assert (len(derivation.model), derivation.min_lines, derivation.code) == (2, 2, "shift:shifted")


def test_a_single_accepted_derivation_may_be_a_plain_list_of_lines(tmp_path):
    folder = Path(shutil.copytree(EXERCISES / "sigmoid-slope", tmp_path / "sigmoid-slope"))
    replace(folder / "exercise.toml", 'accept = [["sigmoid(z)*(1 - sigmoid(z))"], [', "accept = [")
    replace(folder / "exercise.toml", '"sigmoid(z)*(1 - sigmoid(z))"]]', '"sigmoid(z)*(1 - sigmoid(z))"]')
    derivation = load_exercise(folder, "small").derivation
    assert derivation is not None
    assert derivation.accept == (("exp(-z)*sigmoid(z)^2", "sigmoid(z)*(1 - sigmoid(z))"),)


def test_a_quiz_arrives_with_the_names_of_its_formulas():
    exercise = load_exercise(EXERCISES / "shift-quiz", "small")
    assert exercise.names == {"x": Name("vector", ("n",))}
    assert set(exercise.sources) == {"quiz.md", "draw.py"}


def test_the_course_lists_units_lessons_and_exercises_in_order():
    course = load_course(DATA / "good")
    lessons = DATA / "good" / "lessons"
    assert (course.id, course.title, course.version) == ("small", "A small pack", "0.2.0")
    assert course.languages == ("en", "zh")
    assert course.units == (
        Unit(
            "scores",
            "Scores",
            (
                Lesson(
                    "scores/shifting",
                    "scores",
                    "Shifting scores",
                    str(lessons / "01-scores" / "01-shifting.md"),
                    ("shift", "maximum"),
                    ("shift", "unit-rows"),
                    ("two-scores",),
                ),
            ),
            ("shift", "unit-rows"),
        ),
        Unit(
            "slopes",
            "Slopes",
            (
                Lesson(
                    "slopes/sigmoid",
                    "slopes",
                    "Slopes: the sigmoid",
                    str(lessons / "02-slopes" / "01-sigmoid.md"),
                    (),
                    ("sigmoid-slope",),
                ),
            ),
            ("sigmoid-slope",),
        ),
        Unit("exercises", "Exercises", (), ("shift-quiz",)),
    )


def test_a_course_file_may_lie_among_the_lessons(tmp_path):
    pack = Path(shutil.copytree(DATA / "good", tmp_path / "good"))
    (pack / "pack.toml").rename(pack / "lessons" / "course.toml")
    assert load_course(pack).id == "small"


def test_the_homework_table_arrives_with_moments_in_their_zone():
    zone = datetime.timezone(datetime.timedelta(hours=1))
    assert load_homework(DATA / "good") == Homework(
        exercises=("shift", "sigmoid-slope"),
        points={"shift": 4.0, "sigmoid-slope": 2.5},
        due=datetime.datetime(2026, 11, 2, 23, 59, tzinfo=zone),
        late=Late(15, 0.1, datetime.datetime(2026, 11, 9, 23, 59, tzinfo=zone)),
        attempts=10,
        solutions_from=datetime.datetime(2026, 11, 10, 8, tzinfo=zone),
        identify_by="number",
    )


def test_a_broken_pack_sets_no_homework():
    with pytest.raises(PackProblems, match="identify_by"):
        load_homework(DATA / "broken")


def test_a_pack_without_the_table_sets_no_homework(tmp_path):
    (tmp_path / "pack.toml").write_text('format = 1\nid = "a"\nversion = "1"\ntitle = "A"\n')
    assert load_homework(tmp_path) is None


# -------------------------------------------------------------------------------------------- cache


def test_an_unchanged_exercise_is_read_once(shift):
    assert load_exercise(shift, "small") is load_exercise(shift, "small")


def test_the_same_folder_in_another_pack_is_another_exercise(shift):
    assert load_exercise(shift, "other").pack == "other" != load_exercise(shift, "small").pack


def test_an_edit_is_seen_at_once_even_when_the_size_stays(shift):
    before = load_exercise(shift, "small")
    replace(shift / "exercise.toml", "Shift the scores", "Sweep the scores")
    assert load_exercise(shift, "small").title == "Sweep the scores" != before.title


def test_a_new_accepted_answer_is_seen_at_once(shift):
    load_exercise(shift, "small")
    shutil.copy(shift / "accept" / "loop.py", shift / "accept" / "again.py")
    assert "accept/again.py" in load_exercise(shift, "small").sources


def test_an_exercise_that_breaks_and_heals_is_refused_and_taken_again(shift):
    good = load_exercise(shift, "small")
    text = (shift / "cases.py").read_text()
    (shift / "cases.py").unlink()
    with pytest.raises(PackProblems):
        load_exercise(shift, "small")
    (shift / "cases.py").write_text(text)
    assert load_exercise(shift, "small") == good


def test_a_new_lesson_appears_in_a_loaded_course(tmp_path):
    pack = Path(shutil.copytree(DATA / "good", tmp_path / "good"))
    assert len(load_course(pack).units[1].lessons) == 1
    page = pack / "lessons" / "02-slopes" / "02-more.md"
    page.write_text("---\ntitle: More\n---\n```exercise shift-quiz\n```\n")
    assert load_course(pack).units[1].exercises == ("sigmoid-slope", "shift-quiz")


def test_the_pack_may_say_how_a_review_asks(shift):
    assert load_exercise(shift, "small").variants == ()
    replace(shift / "exercise.toml", "points = 2", 'points = 2\nvariants = ["fill", "shape"]')
    assert load_exercise(shift, "small").variants == ("fill", "shape")


# --------------------------------------------------------------------------------------------- hash


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("exercise.toml", "Shift the scores", "Another title"),
        ("exercise.toml", "minutes = 5", "minutes = 6\nseeds = 3"),
        ("exercise.toml", "points = 2", "points = 3"),
        ("exercise.toml", "points = 2", 'points = 2\nvariants = ["fill"]'),
        ("exercise.toml", 'functions = ["shift"]', 'functions = ["shift"]\nlibraries = ["numpy", "torch"]'),
        ("statement.md", "largest", "biggest"),
        ("hints.md", "largest", "biggest"),
        ("worked.md", "Scores", "Marks"),
        ("starter.py", "minus", "less"),
        ("accept/loop.py", "value", "entry"),
        ("text.zh.toml", "平移分数", "移动分数"),
    ],
)
def test_the_hash_stays_when_only_words_change(name, old, new, shift):
    before = load_exercise(shift, "small")
    replace(shift / name, old, new)
    assert load_exercise(shift, "small").hash == before.hash


def test_the_hash_stays_when_line_ends_change(shift):
    before = load_exercise(shift, "small").hash
    text = (shift / "reference.py").read_bytes()
    (shift / "reference.py").write_bytes(text.replace(b"\n", b"\r\n"))
    assert load_exercise(shift, "small").hash == before


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("exercise.toml", "seconds = 2", "seconds = 1"),
        ("exercise.toml", "rtol = 1e-6", "rtol = 1e-5"),
        ("exercise.toml", "loops = false", "loops = true"),
        ("exercise.toml", "amount = 3", "amount = 4"),
        ("exercise.toml", 'returns = ["shifted"]', 'returns = ["moved"]'),
        ("reference.py", "x.max()", "x.amax()"),
        ("cases.py", "size=5", "size=6"),
        ("mistakes.py", "np.min", "np.amin"),
    ],
)
def test_the_hash_changes_with_what_is_judged(name, old, new, shift):
    before = load_exercise(shift, "small").hash
    replace(shift / name, old, new)
    assert load_exercise(shift, "small").hash != before


def test_the_hash_of_a_derivation_leaves_out_what_slips_say_and_model_lines(tmp_path):
    folder = Path(shutil.copytree(EXERCISES / "sigmoid-slope", tmp_path / "sigmoid-slope"))
    before = load_exercise(folder, "small").hash
    replace(folder / "exercise.toml", "is what?", "gives what?")
    replace(folder / "exercise.toml", 'model = ["exp(-z)/(1 + exp(-z))^2", ', "model = [")
    assert load_exercise(folder, "small").hash == before
    replace(folder / "exercise.toml", 'line = "-exp(-z)', 'line = "-2*exp(-z)')
    assert load_exercise(folder, "small").hash != before


def test_units_are_called_as_the_course_file_says(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(DATA / "good", tmp_path / "good"))
    source = folder / "pack.toml"
    unit = load_course(folder).units[0].id
    source.write_text(source.read_text() + f'\n[units]\n{unit} = "A better name"\n')
    assert load_course(folder).units[0].title == "A better name"
    source.write_text(source.read_text().replace(f"{unit} =", f"{unit}x ="))
    with pytest.raises(PackProblems, match="there is no unit"):
        load_course(folder)
