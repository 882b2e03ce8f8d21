"""The witness: what an attack could have changed outside its cell, looked at before and after it.

Sources of attacks name their targets as `@secret@`, `@tcp@` and so on; `Outside.aim` puts the real ones in.
An attack that got somewhere prints BROKE, and files that it makes carry `@mark@` in their names, which is
this witness's own, so that it need not know what else goes on at this computer.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import socket
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tutor.model import Verdict
from tutor.sandbox.hosts import Hosts
from tutor.text.terminal import printable

ROOT = Path(__file__).parents[2]
BROKE = "BROKE"
SECRET = "the-canary-of-this-test-sings"
PLACES = (
    Path("/tmp"),
    Path("/var/tmp"),
    Path("/dev/shm"),
    Path("/"),
    Path.home(),
    ROOT,
    ROOT / "tests/sandbox",
)
PATIENCE = 2.0  # seconds in which a killed process is reaped and its descriptors are closed
VERDICT_LIMIT = 40_000  # characters; a verdict is read by a person
HARMLESS = {
    "job": "answer",
    "source": "def f(x):\n    return x\n",
    "functions": ["f"],
    "cases": [{"x": 1.0}],
    "order": [0],
    "limits": [1 << 16],
    "seed": 0,
}
PR_SET_CHILD_SUBREAPER = 36
IN_ACCESS, IN_MODIFY, IN_ATTRIB, IN_OPEN, IN_DELETE_SELF = 1, 2, 4, 0x20, 0x400

_libc = ctypes.CDLL(None, use_errno=True)


class Outside:
    """Canaries of every kind around some hosts, and the state of these hosts."""

    def __init__(self, hosts: Hosts, exercise_folder: Path) -> None:
        self.hosts = hosts
        self.exercise_folder = exercise_folder
        # pytest's own folder is closed to other users; a canary must be open to everybody.
        self.folder = Path(tempfile.mkdtemp(prefix="canary-", dir="/tmp"))
        self.folder.chmod(0o777)
        self.mark = f"tutor-attack-{self.folder.name}"
        self.files = self._files()
        self.watch = self._watch()
        self.listeners = self._listeners()
        self.bystander = _bystander()
        _libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)  # orphans of a cell become visible as ours
        for name in hosts.running:
            hosts.run(name, HARMLESS, 1 << 16, 10.0, 256)  # from then on a cell always waits
        self.before = self._settled()

    def _files(self) -> dict[Path, bytes]:
        files = {
            self.folder / "secret.txt": 0o644,
            self.folder / "open.txt": 0o666,
            Path("/var/tmp") / f"{self.folder.name}.txt": 0o666,
        }
        for path, mode in files.items():
            path.write_text(SECRET)
            path.chmod(mode)
        return {path: path.read_bytes() for path in files}

    def _watch(self) -> int:
        """An inotify descriptor: opening a canary is noticed in whatever namespace it happens."""
        fd = int(_libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC))
        mask = IN_OPEN | IN_ACCESS | IN_MODIFY | IN_ATTRIB | IN_DELETE_SELF
        for path in self.files:
            _libc.inotify_add_watch(fd, os.fsencode(path), mask)
        return fd

    def _listeners(self) -> dict[str, socket.socket]:
        made = {
            "tcp": socket.create_server(("127.0.0.1", 0)),
            "udp": socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
            "unix": socket.socket(socket.AF_UNIX, socket.SOCK_STREAM),
            "abstract": socket.socket(socket.AF_UNIX, socket.SOCK_STREAM),
            "datagram": socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM),
        }
        made["udp"].bind(("127.0.0.1", 0))
        for name in ("unix", "datagram"):
            made[name].bind(str(self.folder / name))
            (self.folder / name).chmod(0o777)
        made["abstract"].bind(f"\0{self.folder.name}")
        for name, listener in made.items():
            listener.setblocking(False)
            if name in ("unix", "abstract"):
                listener.listen()
        return made

    def aim(self, source: bytes) -> bytes:
        """`source` with every `@target@` replaced."""
        host = self.hosts.running["numpy"].process.pid
        targets = {
            "secret": self.folder / "secret.txt",
            "open": self.folder / "open.txt",
            "folder": self.folder,
            "mark": self.mark,
            "tcp": self.listeners["tcp"].getsockname()[1],
            "udp": self.listeners["udp"].getsockname()[1],
            "unix": self.folder / "unix",
            "datagram": self.folder / "datagram",
            "abstract": self.folder.name,
            "reference": self.exercise_folder / "reference.py",
            "root": ROOT,
            "host": host,
            "bystander": self.bystander.pid,
        }
        for name, target in targets.items():
            source = source.replace(f"@{name}@".encode(), str(target).encode())
        return source

    def _state(self) -> dict[str, Any]:
        """What must be the same once a cell is gone."""
        state: dict[str, Any] = {"descriptors of ours": _descriptors(os.getpid())}
        family = set(_descendants(os.getpid()))
        for name, host in self.hosts.running.items():
            every = (host.process.pid, *_descendants(host.process.pid))
            # The cell that waits for the next job is another process after each job.
            waiting = [pid for pid in every if not _children(pid)]
            state[f"cells that wait in the {name} host"] = [(_descriptors(p), _threads(p)) for p in waiting]
            for pid in set(every) - set(waiting):
                state[f"{name} host {pid}"] = (_descriptors(pid), _threads(pid))
            family -= set(waiting)
        return state | {"family": sorted(family)}

    def damage(self, verdict: Verdict) -> list[str]:
        """Everything that the attack behind this verdict has reached; [] where it has reached nothing."""
        said = _texts(asdict(verdict))
        found = [f"{BROKE}{text.partition(BROKE)[2][:200]}" for text in said if BROKE in text]
        found += ["the secret is in the verdict" for text in said if SECRET in text]
        found += [
            f"the terminal would act on {text[:80]!r}" for text in said if text != printable(text, None)
        ]
        if sum(map(len, said)) > VERDICT_LIMIT:
            found.append(f"a verdict of {sum(map(len, said))} characters")
        left = self._left_behind()  # first, because it waits until the cell is gone
        return found + left + self._touched() + self._connected()

    def _touched(self) -> list[str]:
        try:
            events = os.read(self.watch, 4096)
        except BlockingIOError:
            events = b""
        found = [f"a canary file was touched ({struct.unpack_from('iI', events)[1]:#x})"] if events else []
        found += [f"{path} was changed" for path, text in self.files.items() if not _holds(path, text)]
        if events or found:
            _drain(self.watch)
        for place in (self.folder, *PLACES):
            for path in place.glob(f"*{self.mark}*"):
                found.append(f"{path} was made")
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        _drain(self.watch)  # what has just been looked at by us
        return found

    def _connected(self) -> list[str]:
        found = []
        for name, listener in self.listeners.items():
            try:
                if name in ("udp", "datagram"):
                    listener.recv(100)
                else:
                    listener.accept()[0].close()
            except BlockingIOError:
                continue
            found.append(f"the {name} canary was called")
        return found

    def _left_behind(self) -> list[str]:
        limit = time.monotonic() + PATIENCE
        while (after := self._state()) != self.before and time.monotonic() < limit:
            time.sleep(0.005)
        found = [] if self.bystander.poll() is None else ["the bystander was killed"]
        return found + [
            f"{name}: {self.before.get(name)} became {after.get(name)}"
            for name in sorted(self.before.keys() | after.keys())
            if self.before.get(name) != after.get(name)
        ]

    def _settled(self) -> dict[str, Any]:
        """The state once cells that ran just before are gone."""
        before, state = None, self._state()
        while before != state:
            time.sleep(0.1)
            before, state = state, self._state()
        return state

    def accept_new_state(self) -> None:
        """Take the present state as the one to keep: after an attack that an ablation let through."""
        _reap_orphans(set(self.before["family"]))
        for path, text in self.files.items():
            path.write_bytes(text)
        _drain(self.watch)
        if self.bystander.poll() is not None:
            self.bystander = _bystander()
        self.before = self._settled()

    def close(self) -> None:
        """Remove every canary."""
        _libc.prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)
        self.bystander.kill()
        self.bystander.wait()
        os.close(self.watch)
        for listener in self.listeners.values():
            listener.close()
        for path in self.files:
            path.unlink(missing_ok=True)
        shutil.rmtree(self.folder)


@contextmanager
def witness(hosts: Hosts, exercise_folder: Path) -> Iterator[Outside]:
    """An `Outside` that is closed again."""
    outside = Outside(hosts, exercise_folder)
    try:
        yield outside
    finally:
        outside.close()


def _bystander() -> subprocess.Popen[bytes]:
    return subprocess.Popen(["sleep", "3600"], start_new_session=True)


def _reap_orphans(known: set[int]) -> None:
    """Wait for what a cell has left to us, being its subreaper."""
    for pid in set(_children(os.getpid())) - known:
        try:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for pair in value.items() for part in pair for text in _texts(part)]
    if isinstance(value, (list, tuple)):
        return [text for item in value for text in _texts(item)]
    return []


def _holds(path: Path, text: bytes) -> bool:
    try:
        return path.read_bytes() == text
    except OSError:
        return False


def _drain(fd: int) -> None:
    try:
        while os.read(fd, 1 << 16):
            pass
    except BlockingIOError:
        pass


def _descriptors(pid: int) -> int:
    try:
        return len(list(Path(f"/proc/{pid}/fd").iterdir()))
    except OSError:
        return -1


def _threads(pid: int) -> int:
    try:
        return len(list(Path(f"/proc/{pid}/task").iterdir()))
    except OSError:
        return -1


def _children(pid: int) -> list[int]:
    found: list[int] = []
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (task / "children").read_text().split())
    except OSError:
        pass
    return found


def _descendants(pid: int) -> list[int]:
    found = []
    for child in _children(pid):
        found += [child, *_descendants(child)]
    return sorted(found)
