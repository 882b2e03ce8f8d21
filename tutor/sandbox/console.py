"""A cell's standard streams, counted, so that the service can lay what was printed beside its case."""

from __future__ import annotations

import io
import os
import sys
from typing import Any


class Counted(io.RawIOBase):
    """A descriptor that is only written to; `count` is the number of bytes that went through."""

    def __init__(self, fd: int) -> None:
        super().__init__()
        self.fd = fd
        self.count = 0

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self.fd

    def write(self, data: Any) -> int:
        written = os.write(self.fd, data)
        self.count += written
        return written


class Console:
    """Takes the place of `sys.stdout` and `sys.stderr`. Lines go out at once, so that a hang loses none."""

    def __init__(self) -> None:
        self.raw = Counted(1), Counted(2)
        self.streams = [
            io.TextIOWrapper(io.BufferedWriter(raw), "utf-8", "backslashreplace", line_buffering=True)
            for raw in self.raw
        ]
        sys.stdout, sys.stderr = self.streams

    def printed(self) -> list[int]:
        """How many bytes have gone to standard output and standard error so far."""
        for stream in self.streams:
            try:
                stream.flush()
            except Exception:
                pass  # the answer has closed it
        return [raw.count for raw in self.raw]
