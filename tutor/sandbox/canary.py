"""Self-proof: before a host is used, harmless attacks run in cells of it, and every one must fail.

What a layer should stop and what it does stop are different questions; only the second counts. The cell
reports what it achieved, and the outside is looked at as well.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tutor.sandbox import stream
from tutor.sandbox.outcome import Outcome
from tutor.words import _

Run = Callable[[dict[str, Any], list[int], float, int], Outcome]  # job, limits, seconds, MiB
CANARIES = (
    *("read", "write", "socket", "tcp", "udp", "unix", "abstract", "process", "signal", "memory"),
    "ptrace",
)
# Seatbelt stops a connection but not the making of a socket; memory there is watched and not bounded; there
# are no abstract names; and a debugger that got through would bring this very process to a stand.
NOT_CLAIMED = {"seatbelt": {"socket", "memory", "abstract", "ptrace"}}
ATTEMPTS = Path(__file__).with_name("attempts.py")
SECONDS, MEMORY_MB, ROOM = 10.0, 64, 4096


class Unproved(Exception):
    """A canary got through, or could not be run; the sentence says which."""


def prove(run: Run, tier: str) -> list[str]:
    """Names of the canaries that were held in cells run by `run`. Raises Unproved, OSError and as `run`."""
    bait = _Bait()
    left_out = bait.missing | NOT_CLAIMED.get(tier, set())
    claimed = [name for name in CANARIES if name not in left_out]
    try:
        with ThreadPoolExecutor(2) as cells:  # one beside the other: a learner waits for this
            tried = cells.submit(_cell, run, "attempt", bait)
            traced = cells.submit(_cell, run, "trace", bait) if "ptrace" in claimed else None
        through = _reported(tried.result()) | bait.seen()
        if traced is not None and traced.result().end != "violation":
            through.add("ptrace")
    finally:
        bait.close()
    for name in claimed:
        if name in through:
            said = _("This machine's sandbox let a test answer {what}; answers are not run.")
            raise Unproved(said.format(what=_deed(name)))
    return claimed


def _deed(name: str) -> str:
    return {
        "read": _("read a file that it must not see"),
        "write": _("write a file outside its own folder"),
        "socket": _("open a socket"),
        "tcp": _("open a network connection"),
        "udp": _("send a packet over the network"),
        "unix": _("connect to a program of this machine"),
        "abstract": _("connect to a program of this machine"),
        "process": _("start another process"),
        "signal": _("send signals to another process"),
        "memory": _("take more memory than it was given"),
        "ptrace": _("take control of another process"),
    }[name]


def _cell(run: Run, function: str, bait: _Bait) -> Outcome:
    job = {
        "job": "answer",
        "source": ATTEMPTS.read_text(encoding="utf-8"),
        "functions": [function],
        "run": None,
        "cases": [{"bait": bait.described}],
        "order": [0],
        "limits": [ROOM],
        "seed": 0,
    }
    return run(job, [ROOM], SECONDS, MEMORY_MB)


def _reported(outcome: Outcome) -> set[str]:
    """Names of the canaries that got through by the cell's own account."""
    frame = outcome.frames[0] if outcome.frames else None
    if outcome.end != "done" or frame is None or frame.kind != stream.VALUE:
        why = outcome.detail or (frame.value.get("message") if frame else "") or outcome.end
        raise Unproved(
            _("The sandbox could not be tested here ({why}); answers are not run.").format(why=why)
        )
    return {name for name, success in frame.value["out"].items() if success}


class _Bait:
    """What the canaries reach for: a file, folders, and listeners of ours, open to everybody.

    Nothing but the sandbox may stand between a cell and these, so their own modes forbid nothing.
    """

    def __init__(self) -> None:
        token = secrets.token_hex(8)
        self.listeners: dict[str, socket.socket] = {}
        self.writes: list[str] = []
        self.folder = Path(tempfile.mkdtemp(prefix=f"canary-{token}-"))
        try:
            self._lay(token)
        except BaseException:
            self.close()
            raise

    def _lay(self, token: str) -> None:
        self.folder.chmod(0o777)
        file = self.folder / "canary"
        file.write_text(token)
        file.chmod(0o644)
        written = f"canary-written-{token}"
        home = os.path.expanduser("~")
        self.writes = [os.path.join(place, written) for place in (str(self.folder), home, "/tmp")]
        unix = str(self.folder / "socket")
        self._listen("unix", socket.AF_UNIX, unix)
        if "unix" in self.listeners:
            Path(unix).chmod(0o666)
        self._listen("abstract", socket.AF_UNIX, f"\0canary-{token}")
        self._listen("tcp", socket.AF_INET, ("127.0.0.1", 0))
        self._listen("udp", socket.AF_INET, ("127.0.0.1", 0), socket.SOCK_DGRAM)
        self.described = {
            "file": str(file),
            "token": token,
            "writes": self.writes,
            "unix": unix,
            "abstract": f"\0canary-{token}",
            "tcp": self._port("tcp"),
            "udp": self._port("udp"),
        }

    def _listen(
        self, name: str, family: int, address: Any, kind: socket.SocketKind = socket.SOCK_STREAM
    ) -> None:
        """Listen where this machine lets us: one without a loopback device has no such canary."""
        listener = socket.socket(family, kind)
        try:
            listener.bind(address)
            if kind == socket.SOCK_STREAM:
                listener.listen(8)
        except OSError:
            listener.close()
            return
        listener.setblocking(False)
        self.listeners[name] = listener

    def _port(self, name: str) -> int:
        return int(self.listeners[name].getsockname()[1]) if name in self.listeners else 0

    @property
    def missing(self) -> set[str]:
        """Canaries for which nothing could be set up."""
        return {"tcp", "udp", "unix", "abstract"} - set(self.listeners)

    def seen(self) -> set[str]:
        """Canaries of which the outside bears traces, whatever the cell has said."""
        found = {"write"} if any(os.path.lexists(path) for path in self.writes) else set()
        return found | {name for name, listener in self.listeners.items() if _reached(listener)}

    def close(self) -> None:
        """Leave nothing behind."""
        for listener in self.listeners.values():
            listener.close()
        for path in self.writes:
            if os.path.lexists(path):
                os.unlink(path)
        shutil.rmtree(self.folder, ignore_errors=True)


def _reached(listener: socket.socket) -> bool:
    try:
        if listener.type == socket.SOCK_STREAM:
            listener.accept()[0].close()
        else:
            listener.recv(1)
    except BlockingIOError:
        return False
    return True
