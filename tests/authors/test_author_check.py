"""`tutor pack check` on our own course, and on packs that are wrong in one thing each."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.authors.check import check
from tutor.judge.code import Draws

ROOT = Path(__file__).parents[2]
EQUIVALENTS = ROOT / "tests" / "judge" / "equivalents.toml"


def test_the_course_passes_its_own_check(draws: Draws) -> None:
    told: list[tuple[int, int, int]] = []
    result = check(ROOT, draws, lambda *progress: told.append(progress))
    assert result.problems == []
    assert [(r.exercise, r.problems) for r in result.reports if not r.ok] == []
    assert result.ok and len(result.reports) >= 7
    counts = {r.exercise: r.counts for r in result.reports}
    assert counts["softmax"]["seeds"] == 20 and counts["softmax"]["mutants"] >= 30
    survivors = {(r.exercise, was, now) for r in result.reports for was, now in r.survivors}
    entries = tomllib.loads(EQUIVALENTS.read_text())["equivalent"]
    same = {(e["exercise"], e["was"], e["now"]) for e in entries if e["answer"] == "reference.py"}
    assert survivors - same == set(), "add a case that rejects these, or a reason why they are right"
    assert told == sorted(told) and told[-1][:2] == (len(result.reports), len(result.reports))


@pytest.fixture
def softmax(tmp_path: Path) -> Path:
    folder = tmp_path / "softmax"
    shutil.copytree(
        ROOT / "exercises" / "softmax", folder, ignore=shutil.ignore_patterns("__pycache__", "*.zh.*")
    )
    for path in (folder / "accept").glob("*.py"):
        if path.name != "loops.py":
            path.unlink()
    text = (folder / "exercise.toml").read_text()
    (folder / "exercise.toml").write_text(text.replace("\n[", "\nseeds = 2\n[", 1))
    return folder


def found(folder: Path, draws: Draws) -> str:
    result = check(folder, draws)
    return "\n".join(result.problems + [p for r in result.reports for p in r.problems])


def advice(folder: Path, draws: Draws) -> str:
    result = check(folder, draws)
    assert result.ok, result
    return "\n".join(result.advice + [p for r in result.reports for p in r.advice])


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
    assert said.count("look alike") == 1, "one sentence for the pair"
    assert "twin and wrong_axis look alike on 2 of 2 seeds" in said


def test_a_right_answer_that_fails_is_reported(softmax: Path, draws: Draws) -> None:
    (softmax / "accept" / "not_so.py").write_text("def softmax(x, axis=-1):\n    return x\n")
    assert "accept/not_so.py: a right answer must pass" in found(softmax, draws)


def test_a_starter_that_passes_is_reported(softmax: Path, draws: Draws) -> None:
    shutil.copy(next((softmax / "accept").glob("loops.py")), softmax / "starter.py")
    assert "starter.py: it passes untouched" in found(softmax, draws)


def test_a_starter_that_cannot_be_read_is_reported(softmax: Path, draws: Draws) -> None:
    edit(softmax, "starter.py", lambda text: text + "\nwhile True: pass\n")
    edit(softmax, "exercise.toml", lambda text: text + "\n[limits]\nseconds = 1\n")
    assert "starter.py: untouched it should run" in found(softmax, draws)


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


def test_a_case_that_is_missing_shows_in_the_mutants_that_pass(softmax: Path, draws: Draws) -> None:
    """With one row of moderate numbers nobody notices which axis it is, or that the shift is gone."""
    one = "import numpy as np\n\ndef cases(rng):\n    yield 'one', {'x': rng.normal(size=(1, 3)) * 3}\n"
    (softmax / "cases.py").write_text(one)
    (softmax / "mistakes.py").write_text("")
    said = advice(softmax, draws)
    assert "reference.py:11: a mutant passes" in said and "->  e = torch.exp(x)  " in said


def test_an_answer_that_needs_nearly_all_of_its_time_is_reported(softmax: Path, draws: Draws) -> None:
    edit(softmax, "exercise.toml", lambda text: text + "\n[limits]\nseconds = 3\n")
    slow = "import time\n\ntime.sleep(1.6)\n"
    edit(softmax, "accept/loops.py", lambda text: slow + text)
    said = found(softmax, draws)
    assert said == "accept/loops.py: it takes more than half of the 3 seconds; raise [limits] seconds."


def test_an_answer_that_needs_nearly_all_of_its_memory_is_reported(softmax: Path, draws: Draws) -> None:
    edit(softmax, "exercise.toml", lambda text: text + "\n[limits]\nmemory_mb = 300\n")
    edit(softmax, "accept/loops.py", lambda text: "held = bytearray(200 << 20)\n" + text)
    assert found(softmax, draws).startswith("accept/loops.py: it needs more than half of the 300 MiB")


def test_a_right_answer_that_breaks_a_rule_is_reported(softmax: Path, draws: Draws) -> None:
    text = "import torch\n\ndef softmax(x, axis=-1):\n    return torch.as_tensor(x).double().softmax(axis)\n"
    (softmax / "accept" / "library.py").write_text(text)
    assert "accept/library.py: a right answer must pass" in found(softmax, draws)
