"""What doctor says of a host: what was tried, what is open, what would be better, what nobody has tried."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tutor.sandbox import canary
from tutor.sandbox.hosts import CannotJudge, Hosts
from tutor.service import machine

LAYERS = ["capabilities", "landlock", "pids", "rlimits", "scratch", "seccomp"]


def told(monkeypatch: pytest.MonkeyPatch, processor: str = "x86_64", **info: Any) -> dict[str, Any]:
    """What doctor makes of a host that describes itself so."""
    monkeypatch.setattr(machine.platform, "machine", lambda: processor)
    info = {"tier": "namespaces", "layers": LAYERS, "import_ms": 1.0, "landlock_abi": 7, "threads": 1} | info
    hosts: Any = SimpleNamespace(get=lambda name: SimpleNamespace(info=info))
    return machine._host(hosts, "numpy")


def test_a_real_host_shows_its_proof(hosts: Hosts) -> None:
    assert machine._host(hosts, "numpy")["proof"] == list(canary.CANARIES)


def test_a_whole_machine_needs_nothing_better(monkeypatch: pytest.MonkeyPatch) -> None:
    said = told(monkeypatch)
    assert said["better"] is None and said["untested"] is None and len(said["not_stopped"]) == 1


def test_the_lesser_tier_names_what_it_does_not_stop_and_why_it_was_chosen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = told(monkeypatch, tier="landlock", namespaces_refused="Operation not permitted")
    assert "Operation not permitted" in said["better"]
    assert any("whether a file exists" in sentence for sentence in said["not_stopped"])


def test_a_kernel_without_landlock_is_told_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    said = told(monkeypatch, layers=[layer for layer in LAYERS if layer != "landlock"], landlock_abi=0)
    assert "Landlock" in said["better"]


def test_aarch64_is_marked_as_untested(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "aarch64" in told(monkeypatch, "aarch64")["untested"]


def test_macos_is_marked_as_untested(monkeypatch: pytest.MonkeyPatch) -> None:
    said = told(monkeypatch, "arm64", tier="seatbelt", layers=["rlimits", "seatbelt"], landlock_abi=None)
    assert "macOS" in said["untested"] and said["better"] and len(said["not_stopped"]) == 2


def test_a_refusal_is_shown_with_its_reason() -> None:
    def refuse(name: str) -> None:
        raise CannotJudge("This machine's sandbox let a test answer open a socket; answers are not run.")

    hosts: Any = SimpleNamespace(get=refuse)
    said = machine._host(hosts, "numpy")
    assert said["tier"] == "refused" and "open a socket" in said["problem"] and said["proof"] == []
