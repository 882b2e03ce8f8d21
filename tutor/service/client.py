"""The thin client: finds the service, starts it when there is none, asks, and asks once more if it dies."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tutor import home
from tutor.service import protocol
from tutor.words import _, current_language

START_SECONDS = 20.0


class ServiceError(Exception):
    """What the service answered instead of a result, or why it cannot be reached.

    `exit` is the exit code that the command line gives it: 2 for wrong use, 3 where nothing can be judged.
    """

    def __init__(self, message: str, exit: int = 3) -> None:  # noqa: A002
        super().__init__(message)
        self.exit = exit


class _Died(Exception):
    """The connection broke before the answer was complete."""


def call(
    op: str, blob: bytes = b"", on_part: Callable[[dict[str, Any]], None] | None = None, **asked: Any
) -> dict[str, Any]:
    """Ask the service and return its answer; `on_part` is given what it says on the way.

    Starts the service when there is none, replaces one of another version, and asks once more where it
    dies meanwhile. Raises ServiceError.
    """
    request = {"op": op, "build": protocol.build(), "language": current_language(), **asked}
    replaced = False
    for attempt in range(3):
        channel = _connected()
        try:
            answer = _ask(channel, request, blob, on_part)
        except _Died:
            if attempt == 2:
                break
            continue
        finally:
            channel.close()
        if answer.get("error") == "build":
            if replaced:
                raise ServiceError(_("tutor was updated while this was running; start it again."))
            _replace_service()
            replaced = True
            continue
        if "error" in answer:
            raise ServiceError(str(answer["error"]), int(answer.get("exit", 3)))
        return answer
    raise ServiceError(
        _("The background service died while it worked on this; see {log}.").format(log=_log())
    )


def stop() -> bool:
    """Ask a running service to end; False where none runs. Returns when it is gone. Raises ServiceError."""
    try:
        path = str(home.socket_path())
    except home.HomeError as problem:
        raise ServiceError(str(problem)) from problem
    channel = _try_connect(path)
    if channel is None:
        return False
    with channel:
        try:
            protocol.send(channel, {"op": "stop", "build": protocol.build()})
            while (frame := protocol.receive(channel)) is not None:
                if "exit" in frame[0]:  # too busy to listen even to this
                    raise ServiceError(str(frame[0].get("error")), int(frame[0]["exit"]))
        except (OSError, protocol.ProtocolError):
            pass
    return True


def _ask(
    channel: socket.socket,
    request: dict[str, Any],
    blob: bytes,
    on_part: Callable[[dict[str, Any]], None] | None,
) -> dict[str, Any]:
    try:
        protocol.send(channel, request, blob)
        while True:
            frame = protocol.receive(channel)
            if frame is None:
                raise _Died
            said = frame[0]
            if "part" not in said:
                return said
            if on_part is not None:
                on_part(said["part"])
    except (OSError, protocol.ProtocolError) as problem:
        raise _Died from problem


def _connected() -> socket.socket:
    try:
        path = str(home.socket_path())
    except home.HomeError as problem:
        raise ServiceError(str(problem)) from problem
    channel = _try_connect(path)
    if channel is None:
        deadline = time.monotonic() + START_SECONDS
        _start()
        while (channel := _try_connect(path)) is None:
            _start()  # another client may have ended the one that was starting
            if time.monotonic() > deadline:
                raise ServiceError(_("The background service did not start; see {log}.").format(log=_log()))
            time.sleep(0.01)
    return channel


def _try_connect(path: str) -> socket.socket | None:
    channel = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        channel.connect(path)
    except (FileNotFoundError, ConnectionRefusedError):
        channel.close()
        return None
    except OSError as problem:
        channel.close()
        raise ServiceError(
            _("{path} cannot be reached: {why}.").format(path=path, why=problem.strerror)
        ) from problem
    if protocol.peer_uid(channel) != os.geteuid():
        channel.close()
        raise ServiceError(_("{path} is served by somebody else.").format(path=path))
    return channel


def _start() -> None:
    """Start the service, detached; returns once it listens, or another one does."""
    from tutor.sandbox import launch

    reading, writing = os.pipe()
    try:
        starter = subprocess.Popen(
            launch.command("tutor.service.server", str(writing)),
            env={**os.environ, "TUTOR_HOME": str(home.home())},
            cwd="/",
            pass_fds=[writing],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    finally:
        os.close(writing)
    with os.fdopen(reading, "rb") as ready:
        said = ready.read().decode("utf-8", "replace")
    starter.wait()
    if said.startswith("!"):
        raise ServiceError(said[1:])


def _replace_service() -> None:
    """End a service of another version, politely."""
    stop()
    deadline = time.monotonic() + START_SECONDS
    while (channel := _try_connect(str(home.socket_path()))) is not None:
        channel.close()
        if time.monotonic() > deadline:
            raise ServiceError(_("An older background service does not end; run `tutor service stop`."))
        time.sleep(0.02)


def _log() -> Path:
    return home.logs_dir() / "service.log"
