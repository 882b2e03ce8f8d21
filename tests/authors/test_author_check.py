"""`tutor pack check` on our own course, and on packs that are wrong in one thing each."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.authors.check import check
from tutor.judge.code import Draws

ROOT = Path(__file__).parents[2]


def test_the_course_passes_its_own_check(draws: Draws) -> None:
    said: list[str] = []
    problems, reports = check(ROOT, draws, said.append)
    assert problems == []
    assert [(r.exercise, r.problems) for r in reports if not r.ok] == []
    assert len(said) == len(reports) >= 7
    seeds = {r.exercise: r.counts.get("seeds") for r in reports}
    assert seeds["softmax"] == 20


@pytest.fixture
def softmax(tmp_path: Path) -> Path:
    folder = tmp_path / "softmax"
    shutil.copytree(ROOT / "exercises" / "softmax", folder, ignore=shutil.ignore_patterns("__pycache__"))
    text = (folder / "exercise.toml").read_text()
    (folder / "exercise.toml").write_text(text.replace("\n[", "\nseeds = 2\n[", 1))
    return folder


def found(folder: Path, draws: Draws) -> str:
    problems, reports = check(folder, draws, lambda line: None)
    return "\n".join(problems + [p for r in reports for p in r.problems])


def edit(folder: Path, name: str, change: Callable[[str], str]) -> None:
    path = folder / name
    path.write_text(change(path.read_text()))


def test_an_exercise_alone_is_a_pack_of_one(softmax: Path, draws: Draws) -> None:
    assert found(softmax, draws) == ""


def test_a_mistake_that_is_right_is_reported(softmax: Path, draws: Draws) -> None:
    right = (
        '\n\ndef quite_right(x, axis=-1):\n    """Nothing is wrong. Is it?\n\n    Nothing to do.\n    """\n'
    )
    right += "    e = np.exp(x - x.max(axis=axis, keepdims=True))\n"
    right += "    return e / e.sum(axis=axis, keepdims=True)\n"
    edit(softmax, "mistakes.py", lambda text: text + right)
    assert "quite_right is accepted on 2 of 2 seeds" in found(softmax, draws)


def test_two_mistakes_that_look_alike_are_reported(softmax: Path, draws: Draws) -> None:
    twin = '\n\ndef twin(x, axis=-1):\n    """What?\n\n    It.\n    """\n    return wrong_axis(x, axis)\n'
    edit(softmax, "mistakes.py", lambda text: text + twin)
    said = found(softmax, draws)
    assert "wrong_axis + twin" in said


def test_a_right_answer_that_fails_is_reported(softmax: Path, draws: Draws) -> None:
    (softmax / "accept" / "not_so.py").write_text("def softmax(x, axis=-1):\n    return x\n")
    assert "accept/not_so.py: a right answer must pass" in found(softmax, draws)


def test_a_starter_that_passes_is_reported(softmax: Path, draws: Draws) -> None:
    shutil.copy(next((softmax / "accept").glob("loops.py")), softmax / "starter.py")
    assert "starter.py" in found(softmax, draws)


def test_pack_code_that_raises_is_told_with_its_file_and_line(softmax: Path, draws: Draws) -> None:
    edit(softmax, "cases.py", lambda text: "x = 1 / 0\n" + text)
    said = found(softmax, draws)
    assert "cases.py:1" in said and "ZeroDivisionError" in said


def test_a_reference_that_reaches_out_is_stopped(softmax: Path, draws: Draws) -> None:
    edit(softmax, "reference.py", lambda text: text + "\nimport socket\nsocket.socket()\n")
    assert "PermissionError" in found(softmax, draws)


def test_a_key_that_does_not_exist_stops_everything_else(softmax: Path, draws: Draws) -> None:
    edit(softmax, "exercise.toml", lambda text: text.replace("title", "titel"))
    assert "titel" in found(softmax, draws)
