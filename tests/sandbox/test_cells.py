"""Real cells in real hosts: how an answer ends is told apart, and nothing outside is touched."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tutor.sandbox.hosts import CannotJudge, Hosts
from tutor.sandbox.outcome import Outcome

ROOM = 65536
GOOD = "def double(x):\n    return 2 * x\n"


def job(source: str, cases: int = 3, **more: Any) -> dict[str, Any]:
    given = [{"x": np.arange(3.0) + n} for n in range(cases)]
    return {
        "job": "answer",
        "source": source,
        "functions": ["double"],
        "run": None,
        "cases": given,
        "order": list(range(cases)),
        "limits": [ROOM] * cases,
        "seed": 1,
    } | more


def run(hosts: Hosts, source: str, seconds: float = 5, host: str = "numpy", **more: Any) -> Outcome:
    asked = job(source, **more)
    return hosts.run(host, asked, [ROOM] * len(asked["order"]), seconds, 256)


def descriptors() -> set[str]:
    return {path.name for path in Path("/proc/self/fd").iterdir()}


def raised(outcome: Outcome) -> dict[str, Any]:
    value: dict[str, Any] = outcome.frames[0].value
    return value


def test_an_answer_gives_its_values_back(hosts: Hosts) -> None:
    outcome = run(hosts, GOOD)
    assert outcome.end == "done"
    assert [f.value["out"].tolist() for f in outcome.frames[:3]] == [[0, 2, 4], [2, 4, 6], [4, 6, 8]]
    assert all("inputs" not in f.value for f in outcome.frames[:3])


def test_what_an_answer_has_changed_of_its_inputs_comes_back(hosts: Hosts) -> None:
    outcome = run(hosts, "def double(x):\n    x[x == 2] = -1\n    return 2 * x\n")
    changed = [f.value.get("inputs", {"x": np.empty(0)})["x"].tolist() for f in outcome.frames[:3]]
    assert changed == [[0, 1, -1], [1, -1, 3], [-1, 3, 4]]


@pytest.mark.parametrize(
    ("source", "end"),
    [
        ("import os\nos._exit(0)", "early_exit"),
        ("import ctypes\nctypes.string_at(0)", "crashed"),
        ("while True:\n    pass", "timeout"),
        ("import ctypes\nctypes.CDLL(None).ptrace(0, 0, 0, 0)", "violation"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\nos.abort()", "crashed"),
        ("print('x' * (1 << 21))", "flood"),
        ("import os\nos.write(3, b'forged')\n" + GOOD, "protocol"),
    ],
    ids=["exit", "segfault", "loop", "forbidden call", "abort", "flood", "forged bytes"],
)
def test_the_ends_are_told_apart(hosts: Hosts, source: str, end: str) -> None:
    assert run(hosts, source, seconds=1).end == end


@pytest.mark.parametrize(
    "source",
    [
        "import socket\nsocket.socket()",
        "import os\nos.fork()",
        "import subprocess\nsubprocess.run(['true'])",
        "import threading\nthreading.Thread(target=print).start()",
        "open('/etc/passwd').read()",
        "open('/tmp/x', 'w')",
        "import os\nos.kill(1234, 9)",
        "import os\nos.listdir('/proc')",
        "import torch",
    ],
)
def test_what_an_answer_may_not_do_raises_in_its_own_line(hosts: Hosts, source: str) -> None:
    found = raised(run(hosts, source))
    assert found["stage"] == "load"
    assert found["line"] in (1, 2)


def test_the_reference_and_the_tests_are_not_in_the_cell(hosts: Hosts) -> None:
    root = Path(__file__).parents[2]
    found = raised(run(hosts, f"open({str(root / 'exercises/softmax/reference.py')!r})"))
    assert found["type"] in ("FileNotFoundError", "PermissionError")


def test_memory_is_limited(hosts: Hosts) -> None:
    found = raised(run(hosts, "x = bytearray(1 << 30)"))
    assert found["type"] == "MemoryError"


def test_a_result_over_its_limit_is_an_error_of_the_answer(hosts: Hosts) -> None:
    outcome = run(hosts, "import numpy as np\ndef double(x):\n    return np.zeros(10**5)\n")
    assert raised(outcome)["message"].startswith("the returned value takes 800")


def test_every_answer_begins_in_an_empty_folder_that_dies_with_it(hosts: Hosts) -> None:
    if hosts.get("numpy").info["tier"] != "namespaces":
        pytest.skip("only the namespaces tier gives a scratch folder")
    write = "import os\nprint(os.listdir('.'))\nopen('left', 'w').write('x')\n" + GOOD
    assert run(hosts, write).stdout.startswith(b"[]")
    assert run(hosts, write).stdout.startswith(b"[]")


def test_state_of_one_answer_does_not_reach_the_next(hosts: Hosts) -> None:
    run(hosts, "import numpy\nnumpy.planted = 1\n" + GOOD)
    outcome = run(hosts, "import numpy\nprint(hasattr(numpy, 'planted'))\n" + GOOD)
    assert outcome.stdout.startswith(b"False")


def test_many_answers_at_once(hosts: Hosts) -> None:
    ends: list[str] = []

    def one(n: int) -> None:
        source = "while True:\n    pass" if n % 4 == 0 else GOOD
        ends.append(run(hosts, source, seconds=1).end)

    threads = [threading.Thread(target=one, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ends) == ["done"] * 9 + ["timeout"] * 3


def test_a_host_that_dies_is_replaced_and_the_job_runs_once_more() -> None:
    own = Hosts()
    try:
        assert run(own, GOOD).end == "done"
        first = own.get("numpy").process.pid

        def kill() -> None:
            time.sleep(0.3)
            os.killpg(first, signal.SIGKILL)

        killer = threading.Thread(target=kill)
        killer.start()
        slow = "import time\ntime.sleep(0.6)\n" + GOOD
        assert run(own, slow).end == "done"
        killer.join()
        assert own.get("numpy").process.pid != first
    finally:
        own.stop()


def test_nothing_is_left_after_a_host_stops() -> None:
    before = descriptors()
    own = Hosts()
    for _ in range(3):
        run(own, GOOD)
    pid = own.get("numpy").process.pid
    own.stop()
    assert descriptors() == before
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.parametrize("tier", ["landlock"])
def test_the_landlock_tier_holds_as_well(tier: str) -> None:
    own = Hosts(tier=tier)
    try:
        own.get("numpy")
    except CannotJudge as problem:
        pytest.skip(str(problem))
    try:
        assert run(own, GOOD).end == "done"
        assert raised(run(own, "open('/etc/passwd').read()"))["type"] == "PermissionError"
        assert raised(run(own, "import socket\nsocket.socket()"))["type"] == "PermissionError"
    finally:
        own.stop()


def test_where_nothing_confines_nothing_runs() -> None:
    own = Hosts(tier="none-such", layers=[])
    try:
        host = own.get("numpy")
    except CannotJudge:
        return
    finally:
        own.stop()
    assert host.info["tier"] == "landlock", "an unknown tier may only lead to a real one"


def test_pack_code_is_confined_too(hosts: Hosts) -> None:
    asked = {
        "job": "draw",
        "cases": "def cases(rng):\n    yield 'a', {'x': 1.0}\n",
        "reference": "import socket\nsocket.socket()\ndef double(x):\n    return 2 * x\n",
        "run": None,
        "mistakes": None,
        "functions": ["double"],
        "uses": {},
        "seed": 1,
    }
    outcome = hosts.run("numpy", asked, 1 << 20, 5, 256)
    assert any(f.value and f.value.get("type") == "PermissionError" for f in outcome.frames)
