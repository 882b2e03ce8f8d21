"""The service under attack: strangers, the silent, the many, the hanging, and services of another age."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tutor import home
from tutor.service import client, protocol, server

GOOD = b"""import numpy as np
def softmax(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
"""
HANGING = (
    b"def softmax(x, axis=-1):\n    while True: pass\n",
    b"import time\ndef softmax(x, axis=-1):\n    time.sleep(99)\n",
    b"while True: print('y' * 99)\n",
)
SOFTMAX = Path(__file__).parents[2] / "exercises" / "softmax"
NOBODY = 65534
SILENCE = 0.5

# Becomes somebody else only after its imports: root's interpreter may be readable for root alone.
STRANGER = f"""
import os, socket, sys
path, many = sys.argv[1], int(sys.argv[2])
os.setgroups([]); os.setresgid(*[{NOBODY}] * 3); os.setresuid(*[{NOBODY}] * 3)
try:
    held = [socket.socket(socket.AF_UNIX) for _ in range(many)]
    for channel in held:
        channel.connect(path)
        channel.sendall(bytes.fromhex(sys.argv[3]))
    print("heard", held[-1].recv(100))
except OSError as problem:
    print(type(problem).__name__)
"""


def frame(**said: Any) -> bytes:
    text = protocol.json.dumps(said).encode()
    return protocol.HEADER.pack(len(text), 0) + text


def stranger(path: Path, many: int = 1) -> str:
    """What another user of this machine gets from our socket."""
    ping = frame(op="ping", build=protocol.build()).hex()
    command = [sys.executable, "-c", STRANGER, str(path), str(many), ping]
    return subprocess.run(command, capture_output=True, text=True, timeout=30).stdout.strip()


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home and a runtime folder of this test's own; the latter lies where everybody can go."""
    session = Path(tempfile.mkdtemp(prefix="run-", dir="/tmp"))
    session.chmod(0o755)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(session))
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "home"))
    yield tmp_path / "home"
    client.stop()
    shutil.rmtree(session, ignore_errors=True)  # a service that is ending takes its socket away meanwhile


@pytest.fixture
def served(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[server.Server]:
    """A real server in this process, with little room and little patience."""
    monkeypatch.setattr(server, "CONVERSATIONS", 4)
    monkeypatch.setattr(server, "SILENCE_SECONDS", SILENCE)
    served = server.Server(home.socket_path())
    thread = threading.Thread(target=served.serve)
    thread.start()
    yield served
    served.ending.set()
    served._wake()
    thread.join()
    served.close()
    os.close(served.lock_file)


def connected() -> socket.socket:
    channel = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    channel.connect(str(home.socket_path()))
    channel.settimeout(10)
    return channel


def until(condition: Callable[[], bool], seconds: float = 10) -> bool:
    limit = time.monotonic() + seconds
    while not condition() and time.monotonic() < limit:
        time.sleep(0.02)
    return condition()


# ------------------------------------------------------------------------------------- other users


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_another_user_is_stopped_three_times(own_home: Path) -> None:
    client.call("ping")
    folder, path = home.runtime_dir(), home.socket_path()
    silence = ("heard b''", "BrokenPipeError", "ConnectionResetError")
    assert stranger(path) == "PermissionError", "the folder is closed"
    try:
        folder.chmod(0o755)
        assert stranger(path) == "PermissionError", "the socket is closed"
        path.chmod(0o666)
        assert stranger(path) in silence, "the peer is looked at"
        assert stranger(path, many=80) in silence
    finally:
        path.chmod(0o600)
        folder.chmod(0o700)
    assert client.call("ping")["pid"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_strangers_take_no_room(served: server.Server) -> None:
    folder, path = home.runtime_dir(), home.socket_path()
    try:
        folder.chmod(0o755)
        path.chmod(0o666)
        stranger(path, many=20)
    finally:
        path.chmod(0o600)
        folder.chmod(0o700)
    assert served.busy == 0 and not served.refused
    assert client.call("ping")["pid"] == os.getpid()


# -------------------------------------------------------------------------- the silent and the many


def test_one_too_many_is_told_so_in_a_sentence(served: server.Server) -> None:
    held = [connected() for _ in range(4)]
    assert until(lambda: served.busy == 4)
    with pytest.raises(client.ServiceError, match="busy with 4 other requests") as caught:
        client.call("ping")
    assert caught.value.exit == 3
    with pytest.raises(client.ServiceError, match="busy"):
        client.stop()
    for channel in held:
        channel.close()
    assert until(lambda: served.busy == 0)
    assert client.call("ping")["pid"] == os.getpid()


def test_a_refused_client_that_sends_late_hears_it_too(served: server.Server) -> None:
    held = [connected() for _ in range(4)]
    assert until(lambda: served.busy == 4)
    late = connected()
    time.sleep(0.1)
    late.sendall(frame(op="ping", build=protocol.build()))
    said = protocol.receive(late)
    assert said is not None and said[0]["exit"] == 3 and "busy" in said[0]["error"]
    for channel in (*held, late):
        channel.close()


def test_many_refused_clients_are_not_kept_for_ever(served: server.Server) -> None:
    held = [connected() for _ in range(4)]
    assert until(lambda: served.busy == 4)
    refused = [connected() for _ in range(40)]
    assert until(lambda: len(served.refused) <= 4)
    for channel in (*held, *refused):
        channel.close()
    assert until(lambda: served.busy == 0 and not served.refused)


@pytest.mark.parametrize("start", [b"", b"\x05", protocol.HEADER.pack(100, 0), frame(op="ping")[:-1]])
def test_whoever_says_nothing_or_half_a_thing_is_dropped(served: server.Server, start: bytes) -> None:
    with connected() as channel:
        channel.sendall(start)
        began = time.monotonic()
        assert channel.recv(1) == b""
        assert SILENCE * 0.8 < time.monotonic() - began < SILENCE + 3
    assert until(lambda: served.busy == 0)


def test_a_frame_in_drips_has_no_more_time(served: server.Server) -> None:
    with connected() as channel:
        began = time.monotonic()
        try:
            for byte in protocol.HEADER.pack(10_000, 0) + b" " * 10_000:
                channel.sendall(bytes([byte]))
                time.sleep(SILENCE / 10)
        except OSError:
            pass
        assert time.monotonic() - began < SILENCE + 3


def test_whoever_never_listens_is_dropped(served: server.Server) -> None:
    """It asks and asks, and takes no answer."""
    with connected() as channel:
        channel.settimeout(SILENCE * 20)
        asked = frame(op="list", build=protocol.build())
        with pytest.raises((BrokenPipeError, ConnectionResetError)):
            while True:
                channel.sendall(asked)
    assert until(lambda: served.busy == 0)


@pytest.mark.parametrize(
    ("length", "extra"), [(protocol.JSON_LIMIT + 1, 0), (2, protocol.BLOB_LIMIT + 1), (2**32 - 1, 2**32 - 1)]
)
def test_a_frame_over_the_limit_ends_the_conversation_at_once(
    served: server.Server, length: int, extra: int
) -> None:
    with connected() as channel:
        channel.sendall(protocol.HEADER.pack(length, extra))
        began = time.monotonic()
        assert channel.recv(1) == b""
        assert time.monotonic() - began < SILENCE * 0.8


# ------------------------------------------------------------------------------------------ a flood


def test_honest_answers_pass_amid_a_flood_of_hanging_ones(own_home: Path, tmp_path: Path) -> None:
    """300 checks from 40 clients at once, two of three of which would never end."""
    exercise = tmp_path / "softmax"
    shutil.copytree(SOFTMAX, exercise)
    with open(exercise / "exercise.toml", "a") as file:
        file.write("\n[limits]\nseconds = 1\n")
    jobs = [GOOD if n % 3 == 0 else HANGING[n % len(HANGING)] for n in range(300)]
    waiting, lock = list(enumerate(jobs)), threading.Lock()
    said: dict[int, tuple[str, float]] = {}

    def work() -> None:
        while True:
            with lock:
                if not waiting:
                    return
                number, source = waiting.pop()
            began = time.monotonic()
            verdict = client.call("check", source, exercise=str(exercise), size=len(source))["verdict"]
            said[number] = (verdict["status"], time.monotonic() - began)

    client.call("check", GOOD, exercise=str(exercise), size=len(GOOD))
    began = time.monotonic()
    threads = [threading.Thread(target=work) for _ in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.monotonic() - began
    honest = [said[n] for n in range(300) if jobs[n] == GOOD]
    assert len(honest) == 100 and {status for status, _ in honest} == {"pass"}
    assert {said[n][0] for n in range(300) if jobs[n] != GOOD} <= {"timeout", "error"}
    assert took < 90 and max(seconds for _, seconds in honest) < 30
    assert client.call("ping")["pid"]
