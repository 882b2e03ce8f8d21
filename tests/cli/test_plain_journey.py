"""The whole way in plain lines alone, as with a screen reader: from a lesson to a passed exercise."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

WRONG = """import numpy as np


def softmax(x, axis=-1):
    x = np.asarray(x, dtype=float)
    e = np.exp(x - x.max(axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)
"""
RIGHT = WRONG.replace("axis=0", "axis=axis")
QUIZ_ANSWER = "1: c\n"


def test_from_a_lesson_to_a_passed_exercise_in_plain_lines(tutor, tmp_path: Path) -> None:
    first = tutor("--plain")
    assert first.returncode == 0, first.stderr
    assert "0 of" in first.stdout and "Begin:" in first.stdout and "tutor check ID" in first.stdout

    assert "read  softmax-cross-entropy/softmax" in tutor("list").stdout
    page = tutor("read", "softmax-cross-entropy/softmax", "--spoken").stdout
    assert "How sure is it of the cat?" in page
    assert "over" in page and "\\frac" not in page and "$" not in page

    asked = tutor("quiz", "softmax-quiz")
    assert "1. Shift" in asked.stdout and "one letter" in asked.stdout
    judged = tutor("check", "softmax-quiz", "-", "--plain", stdin=QUIZ_ANSWER.encode())
    assert judged.returncode == 1 and judged.stdout.isascii()

    path = Path(tutor("start", "softmax").stdout.strip())
    assert path.exists()
    path.write_text(WRONG)
    failed = tutor("check", "softmax", "--plain")
    assert failed.returncode == 1
    assert "Which axis holds the classes?" in " ".join(failed.stdout.split())
    assert tutor("hint", "softmax").stdout.strip()

    path.write_text(RIGHT)
    assert tutor("check", "softmax", "--plain").returncode == 0
    assert "1 of" in tutor("--plain").stdout
    way = tutor("path", "scaled-dot-product-attention").stdout
    assert "scaled-dot-product-attention" in way and "  softmax " not in way, "what is passed is known"


def test_a_first_visit_is_asked_before_anything_is_drawn(tmp_path: Path) -> None:
    home = tmp_path / "home"
    shown = _typed(home, "p\n", until="tutor --plain")
    assert "There is no account" in shown
    assert "\x1b[?1049h" not in shown, "the screen was drawn"
    assert "Begin:" in shown
    again = _typed(home, "", until="tutor --plain")

    assert "Enter opens the screen" not in again


def test_a_terminal_that_cannot_draw_gets_plain_lines(tmp_path: Path) -> None:
    shown = _typed(tmp_path / "home", "", until="tutor --plain", TERM="dumb")

    assert "This terminal cannot show the screen" in shown
    assert "\x1b[" not in shown


def _typed(home: Path, keys: str, until: str, **more: str) -> str:
    """What `tutor` says on a terminal of its own to somebody who types `keys` when asked."""
    variables = {**os.environ, "TUTOR_HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8", **more}
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(Path(__file__).parents[2])
        os.execve(sys.executable, [sys.executable, "-m", "tutor"], variables)
    shown, deadline, sent = b"", time.monotonic() + 60, not keys
    try:
        while until.encode() not in shown or not sent:
            assert time.monotonic() < deadline, shown
            if not select.select([terminal], [], [], 0.2)[0]:
                continue
            try:
                shown += os.read(terminal, 65536)
            except OSError:
                break  # the program has ended
            if not sent and b"plain lines, for a screen reader" in shown:
                os.write(terminal, keys.encode())
                sent = True
    finally:
        os.waitpid(pid, 0)
        os.close(terminal)
        stop = [sys.executable, "-m", "tutor", "service", "stop"]
        subprocess.run(stop, env=variables, capture_output=True, cwd=Path(__file__).parents[2])
    return shown.decode("utf-8", "replace")
