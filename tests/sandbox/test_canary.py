"""The canaries: held by every real tier, noticed where a layer is missing, and gone without a trace."""

from __future__ import annotations

import os
import signal
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tutor.sandbox import canary
from tutor.sandbox.hosts import CannotJudge, Hosts
from tutor.sandbox.outcome import Outcome

LAYERS = {"rlimits", "pids", "scratch", "capabilities", "landlock", "seccomp"}
TIERS = ("namespaces", "landlock")


@pytest.fixture
def start() -> Any:
    """Makes hosts that are ended afterwards, or skips where this machine has not the tier."""
    made: list[Hosts] = []

    def make(tier: str, **config: Any) -> Hosts:
        found = Hosts(tier=tier, proof=False)
        made.append(found)
        try:
            found.get("numpy")
        except CannotJudge as problem:
            pytest.skip(str(problem))
        found.stop()
        made.append(Hosts(tier=tier, **config))
        return made[-1]

    yield make
    for hosts in made:
        hosts.stop()


@pytest.fixture
def traces(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """Whatever this test's canaries may have left lying about."""
    token = f"{os.getpid()}x{time.monotonic_ns()}"
    monkeypatch.setattr(canary.secrets, "token_hex", lambda size: token)
    places = {tempfile.gettempdir(), "/tmp", str(Path.home())}
    return lambda: [str(path) for place in places for path in Path(place).glob(f"canary*{token}*")]


@pytest.mark.parametrize("tier", TIERS)
def test_every_canary_is_held_by_a_whole_host(
    start: Callable[..., Hosts], tier: str, traces: Callable[[], list[str]]
) -> None:
    info = start(tier).get("numpy").info
    assert info["proof"] == list(canary.CANARIES)
    assert traces() == []


@pytest.mark.parametrize(
    ("tier", "removed", "deed"),
    [
        ("namespaces", {"seccomp"}, "socket"),
        ("namespaces", {"rlimits"}, "memory"),
        ("landlock", {"landlock"}, "file"),
        ("landlock", {"seccomp"}, "socket"),
        ("landlock", {"rlimits"}, "memory"),
        ("landlock", {"landlock", "seccomp", "rlimits"}, "file"),
    ],
)
def test_a_missing_layer_is_noticed_and_nothing_is_run(
    start: Callable[..., Hosts], tier: str, removed: set[str], deed: str, traces: Callable[[], list[str]]
) -> None:
    hosts = start(tier, layers=sorted(LAYERS - removed))
    with pytest.raises(CannotJudge, match=deed) as caught:
        hosts.get("numpy")
    assert "answers are not run" in str(caught.value)
    assert not hosts.running
    assert traces() == []


def test_without_any_layer_every_canary_gets_through(start: Callable[..., Hosts]) -> None:
    hosts = start("landlock", layers=[], proof=False)
    host = hosts.get("numpy")
    bait = canary._Bait()
    try:
        reported = canary._reported(canary._cell(host.run, "attempt", bait))
        assert reported == set(canary.CANARIES) - {"ptrace"}
        assert bait.seen() == {"write", "tcp", "udp", "unix", "abstract"}
    finally:
        bait.close()


def test_the_outside_is_believed_more_than_the_report(start: Callable[..., Hosts]) -> None:
    """A cell that reached the file and denies it is found out."""
    host = start("namespaces").get("numpy")

    def lying(job: dict[str, Any], limits: list[int] | int, seconds: float, memory_mb: int) -> Outcome:
        Path(job["cases"][0]["bait"]["writes"][0]).write_text("written")
        return host.run(job, limits, seconds, memory_mb)

    with pytest.raises(canary.Unproved, match="outside its own folder"):
        canary.prove(lying, "namespaces")


def test_a_debugger_call_that_the_cell_survives_is_noticed(start: Callable[..., Hosts]) -> None:
    host = start("namespaces").get("numpy")

    def surviving(job: dict[str, Any], limits: list[int] | int, seconds: float, memory_mb: int) -> Outcome:
        outcome = host.run(job, limits, seconds, memory_mb)
        outcome.end = "done" if job["functions"] == ["trace"] else outcome.end
        return outcome

    with pytest.raises(canary.Unproved, match="control of another process"):
        canary.prove(surviving, "namespaces")


def test_canaries_that_come_to_no_end_prove_nothing(start: Callable[..., Hosts]) -> None:
    host = start("namespaces").get("numpy")

    def hanging(job: dict[str, Any], limits: list[int] | int, seconds: float, memory_mb: int) -> Outcome:
        return host.run(job | {"source": "while True: pass"}, limits, 0.1, memory_mb)

    with pytest.raises(canary.Unproved, match="timeout"):
        canary.prove(hanging, "namespaces")


def test_a_host_that_dies_while_it_is_tested_is_started_again(
    start: Callable[..., Hosts], monkeypatch: pytest.MonkeyPatch
) -> None:
    hosts = start("namespaces")
    killed: list[int] = []
    prove = canary.prove

    def interrupted(run: canary.Run, tier: str) -> list[str]:
        if not killed:
            host = run.__self__  # type: ignore[attr-defined]
            killed.append(host.process.pid)
            os.kill(host.process.pid, signal.SIGKILL)
            host.process.wait()
        return prove(run, tier)

    monkeypatch.setattr(canary, "prove", interrupted)
    host = hosts.get("numpy")
    assert host.process.pid not in killed and host.info["proof"] == list(canary.CANARIES)


def test_a_machine_without_loopback_claims_less_and_still_proves_the_rest(
    start: Callable[..., Hosts], monkeypatch: pytest.MonkeyPatch
) -> None:
    listen = canary._Bait._listen

    def without_network(self: Any, name: str, family: Any, *more: Any) -> None:
        if family != canary.socket.AF_INET:
            listen(self, name, family, *more)

    monkeypatch.setattr(canary._Bait, "_listen", without_network)
    held = start("namespaces").get("numpy").info["proof"]
    assert held == [name for name in canary.CANARIES if name not in ("tcp", "udp")]


def test_the_proof_costs_a_start_next_to_nothing(start: Callable[..., Hosts]) -> None:
    """Under 40 ms on an idle computer; against the same computer's bare cells, about two of them."""
    host = start("namespaces").get("numpy")
    job = {"job": "answer", "source": "def f(): pass", "functions": ["f"], "run": None, "cases": [{}]}
    job |= {"order": [0], "limits": [99], "seed": 0}

    def took(action: Callable[[], Any]) -> float:
        began = time.monotonic()
        action()
        return time.monotonic() - began

    bare = statistics.median(took(lambda: host.run(job, [99], 5, 64)) for _ in range(9))
    proof = min(took(lambda: canary.prove(host.run, "namespaces")) for _ in range(9))
    assert proof < max(0.04, 6 * bare)


def test_no_thread_is_left(start: Callable[..., Hosts]) -> None:
    host = start("namespaces").get("numpy")
    before = threading.active_count()
    canary.prove(host.run, "namespaces")
    assert threading.active_count() == before
