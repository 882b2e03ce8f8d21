"""How a client and the service talk: frames of JSON, each with an optional block of raw bytes.

A frame is u32 length of the JSON, u32 length of the bytes, and both. Only the standard library: the thin
clients load this at every start.
"""

from __future__ import annotations

import json
import os
import socket
import struct
import time
from functools import lru_cache
from pathlib import Path
from typing import Any

from tutor import __version__

HEADER = struct.Struct("<II")
JSON_LIMIT = 16 << 20
BLOB_LIMIT = 1 << 20
NOT_SERVED = ("__pycache__", "course", "cli", "tui")  # folders that are no part of the service


class ProtocolError(Exception):
    """The other side said something that is no frame."""


def send(channel: socket.socket, said: dict[str, Any], blob: bytes = b"") -> None:
    """Send one frame. Raises OSError."""
    text = json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")
    channel.sendall(HEADER.pack(len(text), len(blob)) + text + blob)


def receive(channel: socket.socket, within: float = float("inf")) -> tuple[dict[str, Any], bytes] | None:
    """The next frame, or None where the other side has closed; it must be complete `within` seconds.

    Raises ProtocolError, OSError, of which TimeoutError is one.
    """
    deadline = time.monotonic() + within
    head = _exactly(channel, HEADER.size, deadline)
    if head is None:
        return None
    length, extra = HEADER.unpack(head)
    if length > JSON_LIMIT or extra > BLOB_LIMIT:
        raise ProtocolError("a frame over the limit")
    text, blob = _exactly(channel, length, deadline), _exactly(channel, extra, deadline)
    if text is None or blob is None:
        raise ProtocolError("a frame cut short")
    try:
        said = json.loads(text)
    except ValueError as problem:
        raise ProtocolError("a frame that is no JSON") from problem
    if not isinstance(said, dict):
        raise ProtocolError("a frame that is no object")
    return said, blob


def _exactly(channel: socket.socket, count: int, deadline: float) -> bytes | None:
    """`count` bytes, or None where the stream ends before the first of them."""
    parts: list[bytes] = []
    left = count
    while left:
        if deadline < float("inf"):
            channel.settimeout(max(deadline - time.monotonic(), 0.001))
        data = channel.recv(min(left, 1 << 16))
        if not data:
            if parts:
                raise ProtocolError("a frame cut short")
            return None
        parts.append(data)
        left -= len(data)
    return b"".join(parts)


def peer_uid(channel: socket.socket) -> int:
    """The user at the other end of a Unix socket."""
    if hasattr(socket, "SO_PEERCRED"):
        raw = channel.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
        return int(struct.unpack("3i", raw)[1])
    import ctypes

    uid, gid = ctypes.c_uint32(), ctypes.c_uint32()
    if ctypes.CDLL(None).getpeereid(channel.fileno(), ctypes.byref(uid), ctypes.byref(gid)) != 0:
        raise ProtocolError("the other end cannot be identified")
    return int(uid.value)


@lru_cache(maxsize=1)
def build() -> str:
    """Names this very code by version and newest file, so that an old service is noticed after an update."""
    newest = 0
    folders = [str(Path(__file__).parents[1])]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False) and entry.name not in NOT_SERVED:
                    folders.append(entry.path)
                elif entry.name.endswith(".py"):
                    newest = max(newest, entry.stat().st_mtime_ns)
    return f"{__version__}+{newest:x}"
