"""`tutor check` as the outside calls it: the contract's object, exit codes, bad input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KEYS = ["format", "exercise", "kind", "status", "score", "seed", "message", "help", "mistake", "also"]
KEYS += ["checks", "stdout", "millis"]
GOOD = """import numpy as np
def softmax(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
"""
ANSWERS = {
    "right": (GOOD, "pass", 0),
    "wrong axis": (GOOD.replace("axis=axis", "axis=0"), "fail", 1),
    "raising": ("def softmax(x, axis=-1):\n    return x / None\n", "error", 1),
    "looping": ("def softmax(x, axis=-1):\n    while True:\n        pass\n", "timeout", 4),
    "missing": ("def soft_max(x, axis=-1):\n    return x\n", "error", 1),
    "syntax": ("def softmax(x axis):\n", "invalid", 1),
    "network": ("import socket\nsocket.socket()\n", "violation", 1),
}


@pytest.fixture
def answer(tmp_path: Path):
    def write(text: str | bytes) -> str:
        path = tmp_path / "answer.py"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return str(path)

    return write


@pytest.mark.parametrize("name", ANSWERS)
def test_the_object_and_the_exit_code_of_every_ending(tutor, answer, name: str) -> None:
    text, status, code = ANSWERS[name]
    done = tutor("check", "softmax", answer(text), "--json")
    said = json.loads(done.stdout)
    assert list(said) == KEYS
    assert (said["status"], done.returncode) == (status, code)
    assert done.stdout.count("\n") == 1 and said["format"] == 1 and said["exercise"] == "softmax"
    assert said["message"]
    assert said["mistake"] == ("wrong_axis" if name == "wrong axis" else None)


def test_a_failed_check_shows_the_smallest_case(tutor, answer) -> None:
    said = tutor.json("check", "softmax", answer(ANSWERS["wrong axis"][0]))
    failed = [check for check in said["checks"] if check["status"] == "fail"]
    assert failed[0]["case"]["name"] and failed[0]["case"]["x"]
    assert failed[0]["expected"] and failed[0]["actual"] and isinstance(failed[0]["where"], list)


def test_a_seed_repeats_a_verdict(tutor, answer) -> None:
    path = answer(ANSWERS["wrong axis"][0])
    one = tutor.json("check", "softmax", path, "--seed", "7")
    two = tutor.json("check", "softmax", path, "--seed", "7")
    assert one | {"millis": 0} == two | {"millis": 0}
    assert one["seed"] == 7


def test_exit_zero_maps_only_judged_answers(tutor, answer) -> None:
    assert tutor("check", "softmax", answer(ANSWERS["wrong axis"][0]), "--exit-zero").returncode == 0
    assert tutor("check", "no-such", answer(GOOD), "--exit-zero").returncode == 2


def test_standard_input_is_an_answer(tutor) -> None:
    assert tutor("check", "softmax", "-", stdin=GOOD.encode()).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["check", "sofmax", "FILE"], "softmax"),
        (["check", "softmax", "/no/such/file.py"], "does not exist"),
        (["check", "softmax", "/"], "folder"),
        (["check", "./no-such-folder", "FILE"], "no-such-folder"),
        (["check", "../../etc", "FILE"], "etc"),
        (["check", "softmax", "FILE", "--seed", "-1"], "seed"),
        (["check", "softmax", "FILE", "--sed", "1"], "--sed"),
        (["check"], "EXERCISE"),
        (["chekc"], "check"),
        (["read", "no-page"], "no-page"),
        (["hint", "sofmax"], "softmax"),
        (["pack", "check", "/no/such"], "/no/such"),
        (["quiz", "softmax"], "quiz"),
    ],
    ids=lambda a: " ".join(a) if isinstance(a, list) else "",
)
def test_wrong_use_gets_one_sentence_and_two(tutor, answer, arguments: list[str], part: str) -> None:
    path = answer(GOOD)
    done = tutor(*[path if a == "FILE" else a for a in arguments])
    assert done.returncode == 2
    assert part in done.stderr and "Traceback" not in done.stderr and done.stdout == ""


def test_errors_are_json_when_json_was_asked_for(tutor, answer) -> None:
    for arguments in (["check", "sofmax", answer(GOOD)], ["check"], ["list", "--no-such"]):
        said = tutor.json(*arguments)
        assert said["format"] == 1 and said["error"]


def test_a_broken_pack_is_told_whole(tutor, answer, tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "exercise.toml").write_text('format = 1\nid = "broken"\nkind = "code"\ntitel = "x"\n')
    done = tutor("check", f"{folder}/", answer(GOOD))
    assert done.returncode == 2
    assert "titel" in done.stderr and "did you mean" in done.stderr and "cases.py" in done.stderr


def test_an_exercise_given_as_a_path_is_judged_and_not_recorded(tutor, answer) -> None:
    before = tutor.json("doctor")["record"]["attempts"]
    assert tutor("check", str(ROOT / "exercises" / "softmax"), answer(GOOD)).returncode == 0
    assert tutor.json("doctor")["record"]["attempts"] == before


def test_a_big_file_is_refused_without_being_read(tutor, tmp_path: Path) -> None:
    path = tmp_path / "big.py"
    with path.open("wb") as file:
        file.truncate(10 << 30)
    said = tutor.json("check", "softmax", str(path))
    assert said["status"] == "invalid" and str(10 << 30) in said["message"]


@pytest.mark.parametrize("where", ["no room", "closed"])
def test_an_output_that_cannot_be_written_gets_a_sentence_and_no_traceback(tutor, answer, where: str) -> None:
    command = [sys.executable, "-m", "tutor", "check", "softmax", answer(GOOD), "--json"]
    shell = 'exec "$@" >/dev/full' if where == "no room" else 'exec "$@" >&-'
    done = subprocess.run(
        ["sh", "-c", shell, "sh", *command],
        env={**os.environ, "TUTOR_HOME": str(tutor.home), "LANG": "C.UTF-8"},
        stderr=subprocess.PIPE,
        cwd=tutor.home.parent,
        text=True,
        timeout=60,
    )
    assert "Traceback" not in done.stderr
    assert done.returncode == (3 if where == "no room" else 0)
    assert ("No space left" in done.stderr) == (where == "no room")
