"""`tutor grade` killed in the middle, with processes of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from homework.small_class import HALF, SCALE, SHIFT, SQUARED, lay, small_pack

DIFFERENT = 4  # answers of the class below that are not equal


def test_a_killed_grader_leaves_no_worker_and_the_command_goes_on_where_it_was(tmp_path: Path) -> None:
    pack, class_ = small_pack(tmp_path / "pack"), tmp_path / "class"
    lay(class_, "ada", scale_it=SCALE, shift_it=SHIFT)
    lay(class_, "bo", scale_it=HALF, shift_it=SHIFT)
    lay(class_, "cy", scale_it=SCALE)
    lay(class_, "张三", scale_it=SQUARED)
    command = [sys.executable, "-m", "tutor", "grade", str(class_), "--pack", str(pack), "--seed", "5"]
    command += ["--workers", "1", "--json", "--out"]
    environment = os.environ | {"TUTOR_HOME": str(tmp_path / "home"), "LANG": "C.UTF-8"}
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    _kill_after_the_first_verdict([*command, str(killed)], environment, killed / "journal.jsonl")
    for out in (whole, killed):
        done = subprocess.run([*command, str(out)], env=environment, capture_output=True, timeout=120)
        assert done.returncode == 0, done.stderr.decode()
        assert json.loads(done.stdout)["learners"] == 4
    assert (killed / "marks.jsonl").read_bytes() == (whole / "marks.jsonl").read_bytes()
    keys = [json.loads(line)["key"] for line in (killed / "journal.jsonl").read_bytes().splitlines()]
    assert len(keys) == len(set(keys)) == DIFFERENT


def _kill_after_the_first_verdict(command: list[str], environment: dict[str, str], journal: Path) -> None:
    """Returns when nothing below the killed process is left."""
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    limit = time.monotonic() + 60
    while not (journal.exists() and journal.stat().st_size) and process.poll() is None:
        assert time.monotonic() < limit
        time.sleep(0.01)
    below = _below(process.pid)
    process.send_signal(signal.SIGKILL)
    process.wait()
    while any(map(_alive, below)):
        assert time.monotonic() < limit
        time.sleep(0.01)


def _below(pid: int) -> list[int]:
    found = [pid]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            found += map(int, task.read_text().split())
    return found[1:]


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
