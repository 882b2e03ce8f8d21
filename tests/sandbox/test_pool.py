"""The pool of single-use processes under a stand-in that confines nothing: what is tried is the way of a job.

On macOS the stand-in's place is taken by `sandbox-exec`, which this suite cannot try.
"""

from __future__ import annotations

import os
import platform
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tutor.sandbox import canary, hosts, stream
from tutor.sandbox.hosts import CannotJudge, Hosts
from tutor.sandbox.pool import Pool, under_seatbelt
from tutor.sandbox.running import HostGone
from tutor.sandbox.single_use import NoSpare

ROOM = 65536
GOOD = "def double(x):\n    return 2 * x\n"
STAND_IN = ["/bin/sh", "-c", 'exec "$@"', "sandbox-exec"]

pytestmark = pytest.mark.skipif(platform.system() != "Linux", reason="the stand-in is for Linux only")


def resident(pid: int) -> int:
    """Bytes of memory of a process; 0 when it has gone."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGESIZE")


def job(source: str, cases: int = 3, **more: Any) -> dict[str, Any]:
    asked = {"job": "answer", "source": source, "functions": ["double"], "run": None, "seed": 1}
    asked |= {"cases": [{"x": np.arange(3.0) + n} for n in range(cases)], "order": list(range(cases))}
    return asked | {"limits": [ROOM] * cases} | more


def run(pool: Any, source: str, seconds: float = 5, memory_mb: int = 256, cases: int = 3) -> Any:
    return pool.run(job(source, cases), [ROOM] * cases, seconds, memory_mb)


def descriptors() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def spares() -> set[str]:
    return {str(path) for path in Path(tempfile.gettempdir()).glob("spare-*")}


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    found = Pool(["numpy"], lambda folder: STAND_IN, resident)
    yield found
    found.stop()


def test_an_answer_gives_the_same_frames_as_in_a_cell(pool: Pool) -> None:
    outcome = run(pool, "print('hello')\n" + GOOD)
    assert outcome.end == "done" and outcome.ready and outcome.stdout == b"hello\n"
    assert [f.kind for f in outcome.frames] == [stream.VALUE] * 3 + [stream.DONE]
    assert all((f.value["out"] == 2 * (np.arange(3.0) + f.number)).all() for f in outcome.frames[:3])
    assert outcome.peak_mb > 1


def test_every_job_has_a_process_of_its_own(pool: Pool) -> None:
    source = "import os, sys\nbefore = getattr(sys, 'mark', 0)\nsys.mark = 1\n"
    source += "def double(x):\n    return [os.getpid(), before]\n"
    told = [run(pool, source).frames[0].value["out"] for _ in range(4)]
    assert len({pid for pid, _ in told}) == 4 and all(before == 0 for _, before in told)
    assert all(not Path(f"/proc/{pid}").exists() for pid, _ in told)


def test_four_jobs_at_once_are_kept_apart(pool: Pool) -> None:
    said: dict[int, Any] = {}

    def ask(n: int) -> None:
        said[n] = run(pool, f"def double(x):\n    return {n}\n").frames[0].value["out"]

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert said == {n: n for n in range(4)}


@pytest.mark.parametrize(
    ("source", "end", "number"),
    [
        ("def double(x):\n    while True: pass\n", "timeout", 0),
        ("import os\ndef double(x):\n    os._exit(0)\n", "early_exit", 0),
        ("import os\ndef double(x):\n    os.close(3)\n    while True: pass\n", "early_exit", 0),
        ("import os\ndef double(x):\n    os.kill(os.getpid(), 11)\n", "crashed", signal.SIGSEGV),
        ("import os\ndef double(x):\n    os.kill(os.getpid(), 9)\n", "killed", signal.SIGKILL),
        ("import os\ndef double(x):\n    os.write(3, b'x' * 99)\n", "protocol", 0),
        ("def double(x):\n    while True: print('y' * 9999)\n", "flood", 0),
    ],
)
def test_every_end_is_told_apart(pool: Pool, source: str, end: str, number: int) -> None:
    outcome = run(pool, source, seconds=0.6)
    assert (outcome.end, outcome.signal) == (end, number)
    assert run(pool, GOOD).end == "done"


def test_memory_is_watched_and_the_process_ended(pool: Pool) -> None:
    source = "kept = []\ndef double(x):\n    while True: kept.append(bytearray(4 << 20))\n"
    outcome = run(pool, source, seconds=10, memory_mb=200)
    assert (outcome.end, outcome.signal, outcome.detail) == ("killed", signal.SIGKILL, "memory")
    assert outcome.peak_mb < 1500 and outcome.millis < 5000


def test_an_exception_names_its_line(pool: Pool) -> None:
    outcome = run(pool, "def double(x):\n    return 1 / 0\n")
    assert outcome.end == "done" and outcome.frames[0].value["line"] == 2


def test_the_request_cannot_be_changed_and_nothing_else_is_open(pool: Pool) -> None:
    source = """
import os
def double(x):
    opened = sorted(int(n) for n in os.listdir('/proc/self/fd') if os.path.exists(f'/proc/self/fd/{n}'))
    try:
        os.write(4, b'x')
    except OSError:
        for n in opened[5:]:
            assert os.path.samestat(os.fstat(n), os.fstat(4))
        return [os.getcwd(), os.environ.get('TUTOR_HOME', ''), os.readlink('/proc/self/fd/0'), *opened]
"""
    folder, told_home, stdin, *descriptors = run(pool, source).frames[0].value["out"]
    assert "spare-" in folder and told_home == "" and stdin == "/dev/null"
    assert set(descriptors) <= {0, 1, 2, 3, 4, 5}  # the last is what the mapping of the request holds
    assert not Path(folder).exists()


def test_a_spare_that_dies_while_waiting_is_reported_as_gone(pool: Pool) -> None:
    with pool.ready.mutex:
        waiting = list(pool.ready.queue)
    for spare in waiting:
        spare.process.kill()
        spare.process.wait()
    gone = 0
    for _ in range(len(waiting) + 1):
        try:
            assert run(pool, GOOD).end == "done"
        except HostGone:
            gone += 1
    assert gone == len(waiting)


def test_a_pool_leaves_no_process_no_folder_and_no_descriptor() -> None:
    before, open_before = spares(), descriptors()
    pool = Pool(["numpy"], lambda folder: STAND_IN, resident)
    pids = []
    for _ in range(3):
        run(pool, GOOD)
    with pool.ready.mutex:
        pids = [spare.process.pid for spare in pool.ready.queue]
    pool.stop()
    assert not pool.alive()
    assert spares() - before == set() and descriptors() == open_before
    assert all(not Path(f"/proc/{pid}").exists() for pid in pids)
    with pytest.raises(HostGone):
        run(pool, GOOD)


def test_spares_end_with_their_service(tmp_path: Path) -> None:
    program = (
        "import os, signal, tempfile, sys; from tutor.sandbox.pool import Pool\n"
        "tempfile.tempdir = sys.argv[1]\n"
        f"pool = Pool(['numpy'], lambda folder: {STAND_IN!r}, lambda pid: 0)\n"
        "print(pool.ready.queue[0].process.pid, pool.ready.queue[0].folder, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True)
    pid, folder = done.stdout.split()
    # Another spare may just have had its folder made and no process yet: nobody is left to remove that one.
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and (Path(f"/proc/{pid}").exists() or Path(folder).exists()):
        time.sleep(0.02)
    assert not Path(f"/proc/{pid}").exists()
    assert not Path(folder).exists(), "a spare that waits takes its folder away"


def test_a_process_that_cannot_start_says_why() -> None:
    with pytest.raises(NoSpare, match="no such library"):
        Pool(["numpy"], lambda folder: ["/bin/sh", "-c", "echo no such library >&2; exit 3"], resident)
    with pytest.raises(NoSpare, match="sandbox-exec"):
        Pool(["numpy"], lambda folder: ["/nowhere/sandbox-exec"], resident)
    with pytest.raises(NoSpare, match="no_such_module"):
        Pool(["no_such_module"], lambda folder: STAND_IN, resident)


def test_without_the_systems_sandbox_there_is_no_pool() -> None:
    with pytest.raises(NoSpare, match="sandbox-exec is missing"):
        under_seatbelt(["numpy"])


class PoolHosts(Hosts):
    """Hosts as on macOS, with the stand-in."""

    def make(self, name: str, log: Path | None) -> Any:
        return Pool(hosts.LIBRARIES[name], lambda folder: STAND_IN, resident)


def test_an_unconfined_pool_is_refused_by_the_canaries() -> None:
    """Never a plain subprocess: even by a fault of ours, no answer would run in one."""
    found = PoolHosts()
    try:
        with pytest.raises(CannotJudge, match="answers are not run"):
            found.get("numpy")
        assert not found.running
    finally:
        found.stop()


def test_every_claim_of_seatbelt_is_put_to_the_test(pool: Pool) -> None:
    bait = canary._Bait()
    try:
        reported = canary._reported(canary._cell(pool.run, "attempt", bait))
    finally:
        bait.close()
    limited = {"process"}  # by its limit of processes, where the user is not root
    assert reported >= set(canary.CANARIES) - canary.NOT_CLAIMED["seatbelt"] - limited


def test_hosts_judge_through_a_pool_and_replace_one_that_has_ended() -> None:
    found = PoolHosts(proof=False)
    try:
        assert found.run("numpy", job(GOOD), [ROOM] * 3, 5, 256).end == "done"
        found.running["numpy"].stop()
        assert found.run("numpy", job(GOOD), [ROOM] * 3, 5, 256).end == "done"
    finally:
        found.stop()


def test_macos_gets_a_pool_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hosts.platform, "system", lambda: "Darwin")
    found: Callable[..., Hosts] = Hosts
    with pytest.raises(CannotJudge, match="sandbox-exec"):
        found().get("numpy")
