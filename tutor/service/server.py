"""The service's process: one per user and home, on an owner-only socket, gone after ten idle minutes."""

from __future__ import annotations

import fcntl
import logging
import os
import socket
import sys
import threading
import time
from collections import deque
from pathlib import Path
from typing import Any

from tutor import home, words
from tutor.service import protocol
from tutor.words import _

IDLE_SECONDS = float(os.environ.get("TUTOR_IDLE_SECONDS", "600"))
LOCK_SECONDS = 15.0
CONVERSATIONS = 64
SILENCE_SECONDS = 60.0  # for a whole request to arrive, and for an answer to be taken
log = logging.getLogger("tutor.service")


class AlreadyServed(Exception):
    """Another service holds the lock of this socket."""


class Server:
    """Accepts connections, one thread each, and ends when nobody has asked for a while."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lock_file = self._lock(path)
        self.listener = self._listen(path)
        self.ending = threading.Event()
        self.busy = 0
        self.refused: deque[socket.socket] = deque()
        self.last = time.monotonic()
        self.count_lock = threading.Lock()

    @staticmethod
    def _lock(path: Path) -> int:
        """Hold the lock for the life of the process: who has it may remove a stale socket.

        Another holder either serves, and then there is nothing to do, or is just ending.
        """
        fd = os.open(f"{path}.lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        deadline = time.monotonic() + LOCK_SECONDS
        while True:
            try:
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return fd
            except BlockingIOError as problem:
                if _answers(path) or time.monotonic() > deadline:
                    os.close(fd)
                    raise AlreadyServed from problem
                time.sleep(0.02)

    @staticmethod
    def _listen(path: Path) -> socket.socket:
        path.unlink(missing_ok=True)
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        before = os.umask(0o177)
        try:
            listener.bind(str(path))
        finally:
            os.umask(before)
        listener.listen(64)
        return listener

    def serve(self) -> None:
        """Serve until told to end, or idle for IDLE_SECONDS."""
        from tutor.service.jobs import Jobs

        self.jobs = Jobs()
        self.listener.settimeout(min(1.0, IDLE_SECONDS))
        while not self.ending.is_set():
            try:
                channel = self.listener.accept()[0]
            except TimeoutError:
                self._forget_refused()
                if self.busy == 0 and time.monotonic() - self.last > IDLE_SECONDS:
                    break
                continue
            except OSError:  # no descriptor left, or a client gone before it was here
                log.exception("a connection could not be accepted")
                time.sleep(0.1)
                continue
            self._welcome(channel)

    def close(self) -> None:
        """Stop listening before the hosts end, so that a client finds either a whole service or none."""
        self.path.unlink(missing_ok=True)
        self.listener.close()
        self._forget_refused()
        if hasattr(self, "jobs"):
            self.jobs.close()

    def _welcome(self, channel: socket.socket) -> None:
        """Talk with the same user, within bounds, in a thread; with nobody else."""
        if not _is_same_user(channel):
            channel.close()
        elif self.busy >= CONVERSATIONS:
            self._refuse(channel)
        else:
            self._count(+1)
            threading.Thread(target=self._converse, args=(channel,), daemon=True).start()

    def _refuse(self, channel: socket.socket) -> None:
        """Say that we are busy; the channel stays open a while, so that a client still sending hears it."""
        said = _("The background service is busy with {n} other requests; try again in a moment.")
        channel.setblocking(False)
        try:
            protocol.send(channel, {"error": said.format(n=CONVERSATIONS), "exit": 3})
            channel.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        self.refused.append(channel)
        if len(self.refused) > CONVERSATIONS:
            self.refused.popleft().close()

    def _forget_refused(self) -> None:
        while self.refused:
            self.refused.popleft().close()

    def _converse(self, channel: socket.socket) -> None:
        with channel:
            try:
                while (frame := protocol.receive(channel, SILENCE_SECONDS)) is not None:
                    channel.settimeout(SILENCE_SECONDS)
                    if not self._answer(channel, *frame):
                        break
            except (OSError, protocol.ProtocolError):
                pass  # the client went away, or is none
            finally:
                self._count(-1)

    def _answer(self, channel: socket.socket, request: dict[str, Any], blob: bytes) -> bool:
        """Answer one request; False to end the conversation."""
        op = request.pop("op", "")
        words.use(str(request.pop("language", "en")))
        build = request.pop("build", "")
        if op == "stop":
            self.ending.set()
            self._wake()
            protocol.send(channel, {"stopped": True})
            return False
        if build != protocol.build():
            protocol.send(channel, {"error": "build", "build": protocol.build()})
            return False

        def part(said: dict[str, Any]) -> None:
            protocol.send(channel, {"part": said})

        protocol.send(channel, self.jobs.answer(str(op), request, blob, part))
        return True

    def _wake(self) -> None:
        """Connect once, so that `accept` returns at once."""
        waker = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            waker.connect(str(self.path))
        except OSError:
            pass
        waker.close()

    def _count(self, step: int) -> None:
        with self.count_lock:
            self.busy += step
            self.last = time.monotonic()


def _is_same_user(channel: socket.socket) -> bool:
    try:
        return protocol.peer_uid(channel) == os.geteuid()
    except (OSError, protocol.ProtocolError):
        return False


def _answers(path: Path) -> bool:
    """Whether somebody accepts connections at the socket."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as channel:
        return channel.connect_ex(str(path)) == 0


def _open_log() -> None:
    """Log into the user's data; where that cannot be written, stay silent."""
    try:
        home.home().mkdir(mode=0o700, parents=True, exist_ok=True)  # answers are nobody else's business
        home.logs_dir().mkdir(exist_ok=True)
        fd = os.open(home.logs_dir() / "service.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(fd, 2)
        os.close(fd)
    except OSError:
        pass
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(message)s")


def main() -> None:
    """Serve; the first argument is a pipe on which to say that the socket is there, or what is wrong."""
    ready = int(sys.argv[1])
    try:
        server = Server(home.socket_path())
    except AlreadyServed:
        os.close(ready)
        return
    except (home.HomeError, OSError) as problem:
        os.write(ready, f"!{problem}".encode())
        raise SystemExit(3) from problem
    if os.fork():
        os._exit(0)  # whoever started us has nobody to wait for, and no zombie later
    os.close(ready)
    _open_log()
    try:
        server.serve()
    finally:
        server.close()
