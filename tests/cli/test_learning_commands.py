"""The journey of a newcomer on the command line, and every reading command."""

from __future__ import annotations

from pathlib import Path

WRONG = """import numpy as np
def softmax(x, axis=-1):
    e = np.exp(x - np.max(x, 0))
    return e / e.sum(0)
"""
GOOD = """import numpy as np
def softmax(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
"""


def status(tutor, name: str) -> str:
    for course in tutor.json("list")["courses"]:
        for unit in course["units"]:
            for exercise in unit["exercises"]:
                if exercise["id"] == name:
                    return str(exercise["status"])
    raise AssertionError(name)


def test_a_newcomer_gets_from_the_starter_to_a_remembered_pass(tutor) -> None:
    assert status(tutor, "softmax") == "new"
    path = Path(tutor("start", "softmax").stdout.strip())
    assert "NotImplementedError" in path.read_text()
    untouched = tutor("check", "softmax", str(path))
    assert untouched.returncode == 1 and "still to be written" in untouched.stdout
    path.write_text(WRONG)
    wrong = tutor("check", "softmax")
    assert wrong.returncode == 1 and "Which axis holds the classes?" in wrong.stdout.replace("\n", " ")
    assert status(tutor, "softmax") == "tried"
    refused = tutor("solution", "softmax")
    assert refused.returncode == 1 and "not passed" in refused.stdout
    path.write_text(GOOD)
    assert tutor("check", "softmax", str(path)).returncode == 0
    assert status(tutor, "softmax") == "passed"
    shown = tutor("solution", "softmax")
    assert shown.returncode == 0 and "torch" in shown.stdout
    again = tutor("start", "softmax")
    assert Path(again.stdout.strip()).read_text() == GOOD and "there already" in again.stderr
    back = tutor("reset", "softmax")
    assert "NotImplementedError" in path.read_text() and "kept as" in back.stderr
    assert any(p.read_text() == GOOD for p in path.parent.iterdir())


def test_hints_go_on_to_the_last_and_stay_there(tutor) -> None:
    texts = [tutor("hint", "linear-backward") for _ in range(6)]
    assert all(done.returncode == 0 for done in texts)
    assert texts[0].stdout != texts[1].stdout
    assert texts[-1].stdout == texts[-2].stdout and "last" in texts[-1].stderr


def test_pages_statements_and_quizzes_can_be_read(tutor) -> None:
    lesson = tutor("read", "softmax-cross-entropy/softmax")
    assert lesson.returncode == 0 and len(lesson.stdout.splitlines()) > 20
    assert tutor("read", "softmax").returncode == 0
    assert tutor("read", "linear-backward").returncode == 0
    questions = tutor("read", "softmax-quiz")
    assert questions.returncode == 0 and "[x]" not in questions.stdout
    quiz = tutor("quiz", "softmax-quiz")
    assert quiz.returncode == 0 and "a)" in quiz.stdout.replace("a.", "a)")
    assert "$" not in tutor("quiz", "derivation-language").stdout
    assert "the sum over k of" in tutor("quiz", "derivation-language", "--spoken").stdout
    pencil = tutor("quiz", "attention-by-hand").stdout
    assert "0.707" in pencil or "√" in pencil, "what the questions are about stands above them"


def test_formulas_are_drawn_spelt_or_said(tutor) -> None:
    page = "softmax-cross-entropy/softmax"
    assert "∑ e" in tutor("read", page).stdout
    assert tutor("read", page, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii").returncode == 0
    assert "p i equals e to the x i over the sum over j of" in tutor("read", page, "--spoken").stdout


def test_run_shows_what_is_printed_and_returned(tutor, tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("print('hello')\n" + WRONG)
    done = tutor("run", "softmax", str(path))
    assert done.returncode == 0 and "hello" in done.stdout and "→" in done.stdout
    path.write_text("def softmax(x, axis=-1):\n    return x / 0 / nothing\n")
    assert "NameError" in tutor("run", "softmax", str(path)).stdout
    path.write_text("def softmax(x")
    assert tutor("run", "softmax", str(path)).returncode == 1


def test_doctor_tells_the_tier_and_what_is_not_stopped(tutor) -> None:
    said = tutor.json("doctor")
    assert said["sandbox"]["numpy"]["tier"] in ("namespaces", "landlock")
    assert said["sandbox"]["torch"]["not_stopped"]
    assert "sandbox for numpy" in tutor("doctor").stdout


def test_a_derivation_and_a_quiz_are_judged(tutor, tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    path.write_text("exp(-z)/(1 + exp(-z))^2\n= sigmoid(z)*(1 - sigmoid(z))\n")
    said = tutor.json("check", "sigmoid-derivative", str(path))
    assert (
        said["status"] == "pass" and said["lines"][0]["verdict"] == "follows" and said["first_wrong"] is None
    )
    path.write_text("sigmoid(z)*(1 + sigmoid(z))\n")
    done = tutor("check", "sigmoid-derivative", str(path), "--json")
    assert done.returncode == 1 and '"first_wrong": 1' in done.stdout
    path.write_text("sigmoid(z)*(1 + \n")
    assert tutor.json("check", "sigmoid-derivative", str(path))["status"] == "invalid"
    path.write_text("1: a\n")
    assert tutor.json("check", "softmax-quiz", str(path))["status"] == "fail"
