"""A quiz that draws its numbers asks and judges by the same seed."""

from __future__ import annotations

import re
from pathlib import Path

SPEC = 'format = 1\nid = "drawn"\nkind = "quiz"\ntitle = "Drawn numbers"\n'
QUIZ = "## Twice\nWhat is two times {n}?\n= {answer} ± 0.01\n"
DRAW = "def draw(rng):\n    n = int(rng.integers(2, 1000))\n    return {'n': n, 'answer': 2 * n}\n"


def written(folder: Path, draw: str = DRAW, quiz: str = QUIZ) -> str:
    folder.mkdir()
    (folder / "exercise.toml").write_text(SPEC)
    (folder / "quiz.md").write_text(quiz)
    (folder / "draw.py").write_text(draw)
    return f"{folder}/"


def test_the_seed_joins_question_and_verdict(tutor, tmp_path: Path) -> None:
    pack = written(tmp_path / "drawn")
    asked = tutor("quiz", pack)
    assert asked.returncode == 0, asked.stderr
    n = int(re.search(r"two times (\d+)", asked.stdout)[1])
    seed = re.search(r"--seed (\d+)", asked.stderr)[1]
    right = tutor("check", pack, "-", "--seed", seed, stdin=f"1: {2 * n}\n".encode())
    assert right.returncode == 0, right.stdout
    assert tutor("check", pack, "-", "--seed", seed, stdin=b"1: 1\n").returncode == 1
    assert tutor("pack", "check", pack).returncode == 0


def test_a_draw_that_fails_is_the_packs_fault(tutor, tmp_path: Path) -> None:
    pack = written(tmp_path / "drawn", draw="def draw(rng):\n    return 1 / 0\n")
    done = tutor("check", pack, "-", stdin=b"1: 1\n")
    assert done.returncode == 2 and "draw.py:2" in done.stderr and "Traceback" not in done.stderr


def test_a_quiz_that_cannot_be_read_is_the_packs_fault(tutor, tmp_path: Path) -> None:
    pack = written(tmp_path / "drawn", quiz="## Nothing asked\n")
    done = tutor("check", pack, "-", stdin=b"1: 1\n")
    assert done.returncode == 2 and "line" in done.stderr and "Traceback" not in done.stderr
