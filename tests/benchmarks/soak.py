"""Thousands of checks in a row, hosts killed at random, and cold starts: nothing grows, nothing is lost.

Run: python tests/benchmarks/soak.py [CHECKS] [KILLS] [STARTS]     (10000, 200 and 30 if nothing is said)
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path

from check import ANSWER
from verdict import descendants

from tutor.judge.code import Draws, judge_code
from tutor.packs.load import load_exercise
from tutor.sandbox.hosts import Hosts
from tutor.service import client

ROOT = Path(__file__).parents[2]
WARM = 500


def resident(pid: int) -> float:
    """Private MiB: what is shared with others counts less as soon as they end."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024


def state(pid: int) -> dict[str, float]:
    """What might grow: memory of the service and of its hosts, descriptors, processes, scratch."""
    below = descendants(pid)
    everything = [pid, *below]
    return {
        "service MB": resident(pid),
        "hosts MB": sum(resident(child) for child in below),
        "descriptors": sum(len(list(Path(f"/proc/{p}/fd").iterdir())) for p in everything),
        "processes": len(everything),
        "mounts": len(Path(f"/proc/{below[-1]}/mounts").read_text().splitlines()),
        "files in /tmp": len(list(Path(tempfile.gettempdir()).iterdir())),
    }


def many_checks(count: int) -> None:
    """Checks through the service, one after the other, each with fresh cases."""
    data = ANSWER.encode()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TUTOR_HOME"] = folder
        try:
            began, seen = time.monotonic(), []
            for n in range(count):
                verdict = client.call("check", data, exercise="softmax", size=len(data))["verdict"]
                assert verdict["status"] == "pass", verdict
                if n + 1 in (min(WARM, count // 2), count // 4, count // 2, 3 * count // 4, count):
                    time.sleep(1)
                    seen.append((n + 1, state(client.call("ping")["pid"])))
            print(f"{count} checks in {time.monotonic() - began:.0f} s")
            print(f"  {'after':14}", *(f"{n:8}" for n, _ in seen))
            for name in seen[0][1]:
                print(f"  {name:14}", *(f"{values[name]:8.1f}" for _, values in seen))
        finally:
            client.stop()


def killed_hosts(count: int) -> None:
    """Checks during each of which the host is killed at a random moment."""
    hosts, chance = Hosts(), random.Random(0)
    exercise = load_exercise(ROOT / "exercises" / "softmax", "course")
    draws = Draws(hosts)
    try:
        judge_code(exercise, ANSWER.encode(), 1, draws)
        answered = hit = 0
        for _ in range(count):
            victim = hosts.get("numpy").process
            timer = threading.Timer(chance.uniform(0, 0.02), os.killpg, (victim.pid, signal.SIGKILL))
            timer.start()
            answered += judge_code(exercise, ANSWER.encode(), 1, draws).status == "pass"
            timer.join()
            hit += victim.wait(10) != 0
        print(f"{count} checks with the host killed meanwhile: {answered} passed, {hit} hosts died")
        assert answered == count
    finally:
        hosts.stop()


def cold_starts(count: int) -> None:
    """Starts of the host without any bytecode of ours."""
    took = []
    for _ in range(count):
        for cache in (ROOT / "tutor").rglob("__pycache__"):
            shutil.rmtree(cache, ignore_errors=True)
        began, hosts = time.monotonic(), Hosts()
        try:
            info = hosts.get("numpy").info
            assert info["threads"] == 1
        finally:
            hosts.stop()
        took.append(time.monotonic() - began)
    print(
        f"{count} cold starts of the NumPy host: none failed, each with one thread, at most {max(took):.2f} s"
    )


if __name__ == "__main__":
    numbers = [int(a) for a in sys.argv[1:]] + [10000, 200, 30][len(sys.argv) - 1 :]
    cold_starts(numbers[2])
    killed_hosts(numbers[1])
    many_checks(numbers[0])
