"""`tutor watch` judges at every save and goes on after whatever the file turns into."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

GOOD = """import numpy as np
def softmax(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
"""


def shown(output: Path, word: str, seconds: float = 30) -> bool:
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        if word in " ".join(output.read_text().split()):  # lines are wrapped
            return True
        time.sleep(0.05)
    return False


def judged(output: Path, times: int, seconds: float = 30) -> None:
    """Wait for so many verdicts."""
    limit = time.monotonic() + seconds
    while output.read_text().count("Which axis") < times and time.monotonic() < limit:
        time.sleep(0.05)


def test_every_save_is_judged_and_ctrl_c_ends_it(tutor, tmp_path: Path) -> None:
    answer, output = tmp_path / "softmax.py", tmp_path / "output"
    answer.write_text(GOOD.replace("axis=axis", "axis=0"))
    environment = {**os.environ, "TUTOR_HOME": str(tutor.home), "LANG": "C.UTF-8"}
    command = [sys.executable, "-m", "tutor", "watch", "softmax", str(answer)]
    with output.open("wb") as file:
        watching = subprocess.Popen(command, stdout=file, stderr=file, env=environment)
    try:
        assert shown(output, "Which axis holds the classes?")
        answer.write_text("def softmax(x")
        assert shown(output, "cannot be read")
        answer.unlink()
        time.sleep(0.5)
        answer.write_text(GOOD)
        assert shown(output, "next: tutor solution softmax")
    finally:
        watching.send_signal(signal.SIGINT)
        assert watching.wait(10) == 130
    assert "Traceback" not in output.read_text()


def test_the_same_mistake_three_times_offers_ways_on_and_forces_none(tutor, tmp_path: Path) -> None:
    answer, output = tmp_path / "softmax.py", tmp_path / "stuck"
    wrong = GOOD.replace("axis=axis", "axis=0")
    answer.write_text(wrong)
    environment = {**os.environ, "TUTOR_HOME": str(tutor.home), "LANG": "C.UTF-8"}
    command = [sys.executable, "-m", "tutor", "watch", "softmax", str(answer)]
    with output.open("wb") as file:
        watching = subprocess.Popen(command, stdout=file, stderr=file, env=environment)
    try:
        assert shown(output, "Which axis holds the classes?")
        assert "If you like" not in output.read_text()
        for times in (2, 3):
            answer.write_text(wrong + "\n" * times)
            judged(output, times)
        assert shown(output, "The same mistake, 3 times in a row. If you like:")
        assert shown(output, "tutor hint softmax --worked")
    finally:
        watching.send_signal(signal.SIGINT)
        assert watching.wait(10) == 130

    assert "____" in tutor("hint", "softmax", "--blanks").stdout
    assert "Multiply" in tutor("hint", "softmax", "--worked").stdout
    check = tutor("check", "softmax", "-", stdin=tutor("hint", "softmax", "--blanks").stdout.encode())
    assert "still has a blank" in check.stdout
