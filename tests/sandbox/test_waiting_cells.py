"""The cell that a host makes ready ahead of its job."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest
from outside import HARMLESS, _children, _descendants

from tutor.sandbox import stream
from tutor.sandbox.hosts import Hosts
from tutor.sandbox.outcome import Outcome

LOOKS_AROUND = """
import gc, linecache, sys
def f(x):
    left = [o.__name__ for o in gc.get_objects() if type(o) is type(f) and o.__name__ == "rehearsed"]
    return {"left": left, "cached": [name for name in linecache.cache if name == "run.py"]}
"""
DEPTH = {"namespaces": 2, "landlock": 1}  # processes below the first one of a host: itself again, and a cell
TAKES = "def f(x):\n    return len(bytearray(int(x) << 20))\n"


@pytest.fixture(params=["namespaces", "landlock"])
def hosts(request: pytest.FixtureRequest) -> Iterator[Hosts]:
    made = Hosts(tier=request.param, proof=False)
    yield made
    made.stop()


def run(hosts: Hosts, source: str = HARMLESS["source"], x: float = 1.0, memory_mb: int = 256) -> Outcome:
    job = HARMLESS | {"source": source, "cases": [{"x": x}]}
    return hosts.run("numpy", job, 1 << 16, 10.0, memory_mb)


def waiting(hosts: Hosts) -> int:
    """The process that waits, once there is one; a cell that has just ended is seen for a moment too."""
    limit, seen = time.monotonic() + 10, 0
    while time.monotonic() < limit:
        process = hosts.running["numpy"].process.pid
        below = _descendants(process)
        leaves = [pid for pid in below if not _children(pid)]
        waits = leaves[0] if len(leaves) == 1 and len(below) == DEPTH[hosts.config["tier"]] else 0
        if waits and waits == seen:
            return waits
        seen = waits
        time.sleep(0.05)
    raise AssertionError("no cell waits")


def returned(outcome: Outcome) -> object:
    (first, *_) = outcome.frames
    assert first.kind == stream.VALUE, first
    return first.value["out"]


def test_a_cell_waits_after_each_job_and_is_used_once(hosts: Hosts) -> None:
    seen = set()
    for _ in range(3):
        assert returned(run(hosts)) == 1.0
        seen.add(waiting(hosts))
    assert len(seen) == 3


def test_a_waiting_cell_that_somebody_kills_costs_no_answer(hosts: Hosts) -> None:
    run(hosts)
    for _ in range(5):
        os.kill(waiting(hosts), signal.SIGKILL)
        assert returned(run(hosts)) == 1.0


def test_a_cell_that_is_killed_as_it_gets_its_job_costs_no_answer(hosts: Hosts) -> None:
    run(hosts)
    for delay in (0, 0.0002, 0.0005, 0.001):
        cell = waiting(hosts)
        killer = threading.Timer(delay, os.kill, (cell, signal.SIGKILL))
        killer.start()
        outcome = run(hosts, "import time\ntime.sleep(0.02)\n" + HARMLESS["source"])
        killer.join()
        # Once the answer runs, a kill from outside ends it and is told as such.
        assert outcome.end == "killed" if outcome.end != "done" else returned(outcome) == 1.0
        assert outcome.ready


def test_a_waiting_cell_with_other_limits_is_not_used(hosts: Hosts) -> None:
    run(hosts, memory_mb=1024)
    waiting(hosts)
    first = run(hosts, TAKES, x=300, memory_mb=64).frames[0]
    assert (first.kind, first.value["type"]) == (stream.ERROR, "MemoryError")
    waiting(hosts)
    assert returned(run(hosts, TAKES, x=300, memory_mb=1024)) == 300 << 20


def test_a_waiting_cell_ends_with_its_host(hosts: Hosts) -> None:
    run(hosts)
    cell = waiting(hosts)
    os.killpg(hosts.running["numpy"].process.pid, signal.SIGKILL)
    limit = time.monotonic() + 10
    while _alive(cell) and time.monotonic() < limit:
        time.sleep(0.01)
    assert not _alive(cell)
    assert returned(run(hosts)) == 1.0


def test_the_rehearsal_leaves_nothing_that_an_answer_could_see(hosts: Hosts) -> None:
    run(hosts)
    waiting(hosts)
    outcome = run(hosts, LOOKS_AROUND)
    assert returned(outcome) == {"left": [], "cached": []}
    assert (outcome.stdout, outcome.stderr) == (b"", b"")


def _alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
