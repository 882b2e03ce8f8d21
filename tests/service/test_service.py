"""The real service: started on demand, one per home, owner-only, replaced when old, restarted when dead."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tutor import __version__, home
from tutor.service import client, protocol

GOOD = b"""import numpy as np
def softmax(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
"""


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "home"))
    yield tmp_path / "home"
    client.stop()


def check() -> dict[str, object]:
    verdict: dict[str, object] = client.call("check", GOOD, exercise="softmax", size=len(GOOD))["verdict"]
    return verdict


def gone(pid: int, seconds: float = 10) -> bool:
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        try:
            with open(f"/proc/{pid}/stat") as file:
                if file.read().rpartition(")")[2].split()[0] == "Z":
                    return True
        except OSError:
            return True
        time.sleep(0.05)
    return False


def test_it_starts_on_demand_and_stays(own_home: Path) -> None:
    first = client.call("ping")
    assert first["version"] == __version__
    assert client.call("ping")["pid"] == first["pid"]


def test_its_socket_is_the_owners_alone(own_home: Path) -> None:
    client.call("ping")
    found = home.socket_path().lstat()
    assert stat.S_ISSOCK(found.st_mode) and stat.S_IMODE(found.st_mode) & 0o077 == 0
    assert stat.S_IMODE(home.socket_path().parent.stat().st_mode) == 0o700


def test_stopping_leaves_no_socket_and_no_process(own_home: Path) -> None:
    pid = client.call("ping")["pid"]
    assert client.stop()
    assert gone(pid)
    assert not home.socket_path().exists()
    assert not client.stop()


def test_a_dead_service_is_replaced_and_its_stale_socket_does_not_matter(own_home: Path) -> None:
    pid = client.call("ping")["pid"]
    os.kill(pid, signal.SIGKILL)
    assert gone(pid)
    assert home.socket_path().exists()
    assert client.call("ping")["pid"] != pid


def test_a_service_killed_while_it_judges_is_asked_once_more(own_home: Path) -> None:
    pid = client.call("ping")["pid"]
    killer = threading.Timer(0.2, os.kill, (pid, signal.SIGKILL))
    killer.start()
    assert check()["status"] == "pass"
    killer.join()
    assert client.call("ping")["pid"] != pid


def test_two_first_calls_at_once_get_one_service(own_home: Path) -> None:
    said: list[int] = []
    threads = [threading.Thread(target=lambda: said.append(client.call("ping")["pid"])) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(said) == 6 and len(set(said)) == 1


def test_a_slow_answer_does_not_hold_up_another(own_home: Path) -> None:
    check()
    loop = b"while True:\n    pass\n"
    slow = threading.Thread(target=lambda: client.call("check", loop, exercise="softmax", size=len(loop)))
    slow.start()
    time.sleep(0.2)
    began = time.monotonic()
    assert check()["status"] == "pass"
    assert slow.is_alive(), (
        f"the quick answer took {time.monotonic() - began:.1f} s and waited for the slow one"
    )
    slow.join()


def test_an_older_service_is_ended_and_replaced(own_home: Path) -> None:
    """A service that answers with another build is what an update leaves behind."""
    path = home.socket_path()
    old = """
import os, sys
from tutor.service import protocol, server
protocol.build.cache_clear()
protocol.build = lambda: "0.0.1+0"
server.main()
"""
    reading, writing = os.pipe()
    process = subprocess.Popen([sys.executable, "-c", old, str(writing)], pass_fds=[writing])
    os.close(writing)
    os.read(reading, 1)
    os.close(reading)
    assert path.exists()
    assert process.wait(10) == 0
    assert client.call("ping")["version"] == __version__


def test_an_idle_service_goes_away(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUTOR_IDLE_SECONDS", "0.5")
    pid = client.call("ping")["pid"]
    assert gone(pid)
    assert not home.socket_path().exists()


@pytest.mark.parametrize(
    "data",
    [
        b"\xff" * 8,
        protocol.HEADER.pack(5, 0) + b"[1,2]",
        protocol.HEADER.pack(3, 0) + b"{{{",
        protocol.HEADER.pack(100, 0) + b"short",
        b"",
        protocol.HEADER.pack(2, 0) + b"{}",
        protocol.HEADER.pack(14, 0) + b'{"op": "ping"}',
    ],
    ids=range(7),
)
def test_nonsense_on_the_socket_harms_nobody(own_home: Path, data: bytes) -> None:
    client.call("ping")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as channel:
        channel.connect(str(home.socket_path()))
        channel.sendall(data)
        channel.shutdown(socket.SHUT_WR)
        channel.settimeout(5)
        while channel.recv(4096):
            pass
    assert client.call("ping")["version"] == __version__


@pytest.mark.parametrize(
    "op", ["", "no-such", "__init__", "check", "page", "run", "hint", "state", "pack_check"]
)
def test_every_request_without_its_parts_gets_a_sentence(own_home: Path, op: str) -> None:
    with pytest.raises(client.ServiceError) as caught:
        client.call(op)
    assert "Traceback" not in str(caught.value) and caught.value.exit == 2


def test_a_verdict_is_on_disk_before_it_is_shown(own_home: Path) -> None:
    import sqlite3

    check()
    os.kill(client.call("ping")["pid"], signal.SIGKILL)
    kept = (
        sqlite3.connect(own_home / "record.sqlite3").execute("SELECT status, verdict FROM attempt").fetchall()
    )
    assert [row[0] for row in kept] == ["pass"]
    assert json.loads(kept[0][1])["exercise"] == "softmax"


def test_a_home_that_cannot_be_written_still_judges(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("TUTOR_HOME", str(blocked / "home"))
    try:
        said = client.call("check", GOOD, exercise="softmax", size=len(GOOD))
        assert said["verdict"]["status"] == "pass"
        assert "not recorded" in said["note"]
    finally:
        client.stop()


def test_no_host_outlives_its_service(own_home: Path) -> None:
    check()
    pid = client.call("ping")["pid"]
    children = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout.split()
    os.kill(pid, signal.SIGKILL)
    assert children and all(gone(int(child)) for child in children)
