"""`tutor pack new` and `tutor pack check` from the shell: words, tables, JSON, exit codes."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def made(tutor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packs") / "first-pack"
    done = tutor("pack", "new", str(folder))
    assert done.returncode == 0 and f"tutor pack check {folder}" in done.stdout
    return folder


def test_a_new_pack_passes_with_a_table(tutor, made: Path) -> None:
    done = tutor("pack", "check", str(made))
    assert done.returncode == 0 and done.stdout.endswith("All right.\n")
    head, *rows = done.stdout.splitlines()[:4]
    assert head.split() == "exercise seeds right mistakes mutants slips questions seconds".split()
    assert [row.split()[0] for row in rows] == ["mean-squared-error", "square-slope", "squared-error-quiz"]
    assert all(row.endswith("right") for row in rows)
    assert "\r" not in done.stdout, "progress is for terminals"


def test_a_new_pack_is_never_written_over_another(tutor, made: Path) -> None:
    again = tutor("pack", "new", str(made))
    assert again.returncode == 2 and "not empty" in again.stderr
    said = tutor.json("pack", "new", str(made))
    assert "not empty" in said["error"]


def test_json_is_one_object(tutor, made: Path) -> None:
    said = tutor.json("pack", "check", str(made / "exercises" / "square-slope"))
    assert said["ok"] is True and said["problems"] == [] and said["format"] == 1
    assert said["exercises"][0]["counts"] == {"right": 1, "slips": 2}


def test_a_wrong_exercise_is_exit_1_and_a_broken_file_exit_2(tutor, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    tutor("pack", "new", str(folder))
    slope = folder / "exercises" / "square-slope" / "exercise.toml"
    right = slope.read_text()
    slope.write_text(right.replace('line = "2*(w*x - y)"', 'line = "2*x*(w*x - y)"'))
    done = tutor("pack", "check", str(slope.parent))
    assert done.returncode == 1 and "WRONG" in done.stdout
    assert "square-slope: [[slips]] inner-derivative: its line must not follow" in done.stdout
    slope.write_text(right.replace("minutes", "minuts"))
    done = tutor("pack", "check", str(folder))
    assert done.returncode == 2 and "minuts" in done.stdout and "1 to mend." in done.stdout
    assert tutor("pack", "check", str(tmp_path / "nowhere")).returncode == 2


def test_a_terminal_sees_one_line_of_progress_that_goes_away(tutor, made: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "tutor", "pack", "check", str(made / "exercises" / "square-slope")]
    process = subprocess.Popen(command, stdout=theirs, env={**os.environ, "TUTOR_HOME": str(tutor.home)})
    os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 65536):
            shown += chunk
    except OSError:
        pass  # the other end of a pseudo-terminal is closed
    finally:
        os.close(ours)
    assert process.wait() == 0
    text = shown.decode()
    assert "1 of 1 exercises" in text and text.index("\r") < text.index("exercise  ")
    assert json.dumps(text).count("All right.") == 1


def test_schemas_are_written_where_a_new_pack_points(tutor, made: Path, tmp_path: Path) -> None:
    said = tutor.json("pack", "schema", "--out", str(tmp_path / "there"))
    assert [Path(name).name for name in said["files"]] == [
        "pack.schema.json",
        "exercise.schema.json",
        "text.schema.json",
    ]
    for path in [made / "pack.toml", *made.glob("exercises/*/exercise.toml")]:
        way = path.read_text().splitlines()[0].removeprefix("#:schema ")
        schema = (path.parent / way).resolve()
        assert schema.read_bytes() == (tmp_path / "there" / schema.name).read_bytes()
    (tmp_path / "file").write_text("mine")
    refused = tutor("pack", "schema", "--out", str(tmp_path / "file" / "below"))
    assert refused.returncode == 3 and "cannot be written" in refused.stderr


def test_a_sealed_pack_is_judged_and_its_solution_kept_back(tutor, made: Path, tmp_path: Path) -> None:
    done = tutor("pack", "build", str(made), "--sealed", "--out", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "Sealed with 20 seeds each: mean-squared-error, square-slope." in done.stdout
    assert "squared-error-quiz: a quiz is judged by its text" in done.stderr and "re-grade" in done.stderr
    assert tutor("pack", "build", str(made), "--sealed", "--seeds", "5").returncode == 2
    assert tutor("pack", "install", str(tmp_path / "first-pack-0.1.0-sealed.zip")).returncode == 0

    answer = str(made / "exercises" / "mean-squared-error" / "accept" / "loops.py")
    verdicts = [tutor.json("check", "mean-squared-error", answer) for _n in range(2)]
    assert [each["status"] for each in verdicts] == ["pass", "pass"]
    repeated = tutor("check", "mean-squared-error", answer, "--seed", str(verdicts[0]["seed"]))
    assert repeated.returncode == 0
    other = tutor("check", "mean-squared-error", answer, "--seed", "7")
    assert other.returncode == 2 and "one of 20 seeds" in other.stderr
    assert "one of 20 seeds" in tutor.json("check", "mean-squared-error", answer, "--seed", "7")["error"]
    for name in ("mean-squared-error", "square-slope"):
        for _time in range(2):
            said = tutor("solution", name)
            assert said.returncode == 1 and "kept back" in said.stdout
    assert tutor("hint", "mean-squared-error", "--blanks").returncode == 2
    tutor("pack", "remove", "first-pack")


def test_a_quiz_goes_out_as_plain_text_and_comes_back(tutor, made: Path, tmp_path: Path) -> None:
    quiz, text = made / "exercises" / "squared-error-quiz", tmp_path / "Squared Errors.txt"
    done = tutor("pack", "quiz", "export", str(quiz), "--out", str(text))
    assert done.returncode == 0, done.stderr
    assert text.read_text().startswith("Quiz title: Squared errors without a computer\n")
    shown = tutor("pack", "quiz", "export", str(quiz))
    assert shown.stdout.strip() == text.read_text().strip()
    assert "telling wrong answer" in shown.stderr

    refused = tutor("pack", "quiz", "import", str(text), "--out", str(tmp_path / "Not An Id"))
    assert refused.returncode == 2 and "no id" in refused.stderr
    back = made / "exercises" / "brought-back"
    said = tutor.json("pack", "quiz", "import", str(text), "--out", str(back))
    assert said["questions"] == 2 and said["left_out"] == []
    assert tutor("pack", "check", str(back)).returncode == 0
    again = tutor("pack", "quiz", "import", str(text), "--out", str(back))
    assert again.returncode == 2 and "nothing is ever overwritten" in again.stderr
    for path in sorted(back.iterdir()):
        path.unlink()
    back.rmdir()

    text.write_text("1. What?\nand more\n")
    wrong = tutor("pack", "quiz", "import", str(text), "--out", str(tmp_path / "wrong"))
    assert wrong.returncode == 2 and "line 2" in wrong.stderr and not (tmp_path / "wrong").exists()
    questions = (quiz / "quiz.md").read_text()
    (quiz / "quiz.md").write_text("## What?\n\n- [ ] one option\n")
    for command in (["pack", "quiz", "export"], ["quiz"]):
        broken = tutor(*command, str(quiz))
        assert broken.returncode == 2 and "line 1: A choice needs" in broken.stderr, broken.stderr
        assert "Traceback" not in broken.stderr
    (quiz / "quiz.md").write_text(questions)
    code = tutor("pack", "quiz", "export", str(made / "exercises" / "square-slope"))
    assert code.returncode == 2 and "is no quiz" in code.stderr
